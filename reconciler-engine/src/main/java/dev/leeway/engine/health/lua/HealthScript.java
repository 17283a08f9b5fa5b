package dev.leeway.engine.health.lua;

/**
 * One script and the kinds that it is for.
 *
 * @param group the API group, {@code *} standing for any run of characters
 * @param kind the kind, {@code *} standing for any run of characters
 * @param text the Lua text
 * @param origin where it was found, as shown to people
 */
public record HealthScript(String group, String kind, String text, String origin) {
    /** Returns whether group and kind are named without a wildcard. */
    boolean exact() {
        return !group.contains("*") && !kind.contains("*");
    }

    boolean covers(String otherGroup, String otherKind) {
        return matches(group, otherGroup) && matches(kind, otherKind);
    }

    private static boolean matches(String pattern, String text) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(text);
        }
        String head = pattern.substring(0, star);
        if (!text.startsWith(head)) {
            return false;
        }
        String rest = pattern.substring(star + 1);
        for (int from = star; from <= text.length(); from++) {
            if (matches(rest, text.substring(from))) {
                return true;
            }
        }
        return false;
    }
}
