package dev.leeway.desktop.command;

/** How a command prints its data. The names are what is typed. */
enum OutputFormat {
    /** For people. */
    text,
    /** For programs; the shape is described in {@code output.schema.json}. */
    json
}
