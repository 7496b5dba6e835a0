"""Data files (JSON, YAML, TOML): values with the lines where they stand, and what they tell as an outline."""
