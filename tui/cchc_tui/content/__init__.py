"""What screens show and take, without widgets: values and lines made of what is stored."""
