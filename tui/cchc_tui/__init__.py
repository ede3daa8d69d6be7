"""The terminal interface: browse and update plans by keyboard; it only calls the services."""
