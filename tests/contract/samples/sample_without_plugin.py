"""A module without a `plugin`."""
