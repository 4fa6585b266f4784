// The plugin.
