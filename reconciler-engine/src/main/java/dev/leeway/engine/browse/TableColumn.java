package dev.leeway.engine.browse;

/**
 * A column as the server defines it.
 *
 * @param name its title
 * @param type the OpenAPI type of its cells, for example {@code string} or {@code integer}
 * @param format the OpenAPI format; may be empty
 * @param description what it says, in the server's words; may be empty
 * @param priority 0 for columns that always show, higher for those of the wide view
 */
public record TableColumn(
        String name, String type, String format, String description, int priority) {
    /** Returns whether only the wide view shows it. */
    public boolean wide() {
        return priority > 0;
    }

    /** Returns whether its cells are numbers. */
    public boolean numeric() {
        return type.equals("integer") || type.equals("number");
    }

    /** Returns whether its cells are the object's age, which grows without any change. */
    public boolean age() {
        return name.equalsIgnoreCase("Age");
    }
}
