package dev.leeway.engine.practice.rules;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the API accepts as a name. Every check returns what is wrong, or empty.
 *
 * <p>Source of the rules: Kubernetes documentation, "Object Names and IDs" and "Labels and
 * Selectors".
 */
final class Names {
    private static final int LABEL = 63;
    private static final int SUBDOMAIN = 253;
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern DNS_SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern DNS_1035 = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern QUALIFIED =
            Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern CONFIG_KEY = Pattern.compile("[-._a-zA-Z0-9]+");
    private static final Pattern PORT_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Names() {}

    /** A DNS label: 63 characters of {@code a-z0-9-}. */
    static Optional<String> label(String name) {
        return check(
                name,
                DNS_LABEL,
                LABEL,
                "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or"
                        + " '-', and must start and end with an alphanumeric character");
    }

    /** DNS labels with dots, 253 characters. */
    static Optional<String> subdomain(String name) {
        return check(
                name,
                DNS_SUBDOMAIN,
                SUBDOMAIN,
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters,"
                        + " '-' or '.', and must start and end with an alphanumeric character");
    }

    /** A DNS label that starts with a letter. */
    static Optional<String> label1035(String name) {
        return check(
                name,
                DNS_1035,
                LABEL,
                "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start"
                        + " with an alphabetic character, and end with an alphanumeric character");
    }

    /** Anything that can be a part of a URL path. */
    static Optional<String> pathSegment(String name) {
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("may not be '" + name + "'");
        }
        return name.contains("/") || name.contains("%")
                ? Optional.of("may not contain '/' or '%'")
                : Optional.empty();
    }

    /** A label's or annotation's name: an optional DNS prefix and a slash, then a name. */
    static Optional<String> qualified(String name) {
        int slash = name.indexOf('/');
        if (slash != name.lastIndexOf('/')) {
            return Optional.of(
                    "a qualified name must consist of a name with an optional DNS subdomain prefix"
                            + " and '/'");
        }
        if (slash == 0) {
            return Optional.of("prefix part must be non-empty");
        }
        if (slash > 0) {
            Optional<String> prefix = subdomain(name.substring(0, slash));
            if (prefix.isPresent()) {
                return prefix.map(problem -> "prefix part " + problem);
            }
        }
        return check(
                        name.substring(slash + 1),
                        QUALIFIED,
                        LABEL,
                        "must consist of alphanumeric characters, '-', '_' or '.', and must start"
                                + " and end with an alphanumeric character")
                .map(problem -> "name part " + problem);
    }

    /** A label's value: empty, or like the name of a label. */
    static Optional<String> labelValue(String value) {
        return value.isEmpty()
                ? Optional.empty()
                : check(
                        value,
                        QUALIFIED,
                        LABEL,
                        "a valid label must be an empty string or consist of alphanumeric"
                                + " characters, '-', '_' or '.', and must start and end with an"
                                + " alphanumeric character");
    }

    /** A key of a config map or secret. */
    static Optional<String> configKey(String key) {
        return key.equals(".") || key.equals("..") || key.startsWith("..")
                ? Optional.of("must not be '.' or start with '..'")
                : check(
                        key,
                        CONFIG_KEY,
                        SUBDOMAIN,
                        "a valid config key must consist of alphanumeric characters, '-', '_' or"
                                + " '.'");
    }

    /** A port's name: 15 characters; that one is a letter is another rule. */
    static Optional<String> portName(String name) {
        return check(
                name,
                PORT_NAME,
                15,
                "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    }

    /** An environment variable's name: printable, without the equals sign. */
    static Optional<String> envName(String name) {
        boolean ok =
                !name.isEmpty() && name.chars().allMatch(c -> c > ' ' - 1 && c < 127 && c != '=');
        return ok
                ? Optional.empty()
                : Optional.of(
                        "a valid environment variable name must consist only of printable ASCII"
                                + " characters other than '='");
    }

    private static Optional<String> check(String text, Pattern pattern, int most, String problem) {
        if (text.length() > most) {
            return Optional.of("must be no more than " + most + " bytes");
        }
        return pattern.matcher(text).matches() ? Optional.empty() : Optional.of(problem);
    }
}
