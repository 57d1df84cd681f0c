"""What a user decides: settings from configuration files, and profiles of required items."""
