"""Plain text: tables copied from law sites, from sheets and from Markdown, made whole again."""
