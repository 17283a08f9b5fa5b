package dev.leeway.desktop.release;

import java.util.regex.Pattern;

/** Versions such as {@code 1.12.0} and, before it, {@code 1.12.0-rc1}. */
final class Versions {
    private static final Pattern VERSION =
            Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,3}(-[0-9A-Za-z.]{1,40})?");

    private Versions() {}

    /**
     * Demands that a text is a version.
     *
     * @throws IllegalArgumentException when it is none
     */
    static void require(String text) {
        if (!VERSION.matcher(text).matches()) {
            throw new IllegalArgumentException("not a version: " + text);
        }
    }

    /** Compares two versions, part by part; one with a suffix comes before the one without. */
    static int compare(String one, String other) {
        require(one);
        require(other);
        String[] a = one.split("-", 2);
        String[] b = other.split("-", 2);
        String[] left = a[0].split("\\.");
        String[] right = b[0].split("\\.");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int here = Integer.compare(part(left, i), part(right, i));
            if (here != 0) {
                return here;
            }
        }
        if (a.length != b.length) {
            return a.length > b.length ? -1 : 1;
        }
        return a.length == 1 ? 0 : a[1].compareTo(b[1]);
    }

    private static int part(String[] parts, int i) {
        return i < parts.length ? Integer.parseInt(parts[i]) : 0;
    }
}
