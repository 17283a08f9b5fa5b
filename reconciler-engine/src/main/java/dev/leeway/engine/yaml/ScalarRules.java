package dev.leeway.engine.yaml;

import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.wording.Wording;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the API machinery's YAML library makes of a scalar: YAML 1.1's booleans and nulls, integers
 * by their prefix with underscores taken out, no base 60, dates as text.
 */
final class ScalarRules {
    private static final String PREFIX = "tag:yaml.org,2002:";
    private static final Scalar NULL = new Scalar.Null();
    private static final Scalar TRUE = new Scalar.Bool(true);
    private static final Scalar FALSE = new Scalar.Bool(false);
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern UNDERSCORED =
            Pattern.compile("\\.[0-9](_?[0-9])*([eE][-+]?[0-9](_?[0-9])*)?");
    private static final Pattern TIMESTAMP =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
                            + "([Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})"
                            + "| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]+)?)?");

    private ScalarRules() {}

    /** The text cannot be what its tag says. */
    static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Wording said;

        Mismatch(Wording said) {
            super(said.text());
            this.said = said;
        }

        Wording said() {
            return said;
        }
    }

    /** Returns what a scalar without a tag means, written without quotes. */
    static Scalar plain(String text) {
        return plain(text, true);
    }

    /**
     * Returns what a scalar with a tag means; quotes make no difference then.
     *
     * @throws Mismatch when the text cannot be what the tag says
     */
    static Scalar tagged(String tag, String text) throws Mismatch {
        String name = tag.startsWith(PREFIX) ? tag.substring(PREFIX.length()) : "";
        return switch (name) {
            case "bool" ->
                    require(tag, text, plain(text, false) instanceof Scalar.Bool b ? b : null);
            case "int" -> require(tag, text, plain(text, false) instanceof Scalar.Int i ? i : null);
            case "null" ->
                    require(tag, text, plain(text, false) instanceof Scalar.Null n ? n : null);
            case "float" -> require(tag, text, asFloat(plain(text, false)));
            case "timestamp" ->
                    require(
                            tag,
                            text,
                            TIMESTAMP.matcher(text).matches() ? new Scalar.Text(text) : null);
            case "binary" -> new Scalar.Text(binary(text));
            default -> new Scalar.Text(text);
        };
    }

    /** Returns whether the library takes the text for a point in time, which it reads as text. */
    static boolean isTimestamp(String text) {
        return TIMESTAMP.matcher(text).matches();
    }

    private static Scalar require(String tag, String text, @Nullable Scalar scalar)
            throws Mismatch {
        if (scalar == null) {
            throw new Mismatch(YamlPhrase.TAG.of(text, tag.substring(PREFIX.length())));
        }
        return scalar;
    }

    private static @Nullable Scalar asFloat(Scalar scalar) {
        if (scalar instanceof Scalar.Int(BigInteger value)) {
            return value.bitLength() < Long.SIZE ? new Scalar.Floating(value.doubleValue()) : null;
        }
        return scalar instanceof Scalar.Floating ? scalar : null;
    }

    private static String binary(String text) throws Mismatch {
        String base64 = text.replace("\r", "").replace("\n", "");
        try {
            if (base64.length() % 4 == 0) {
                return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException e) {
            throw new Mismatch(YamlPhrase.BINARY.of(Thrown.words(e)));
        }
        throw new Mismatch(YamlPhrase.BINARY_PADDING.of());
    }

    private static Scalar plain(String text, boolean mayBeDate) {
        if (text.isEmpty()) {
            return NULL;
        }
        char first = text.charAt(0);
        if (first == '.') {
            return floatingDot(text);
        }
        if (first == '+' || first == '-' || (first >= '0' && first <= '9')) {
            return number(text, mayBeDate);
        }
        return word(text);
    }

    private static Scalar word(String text) {
        return switch (text) {
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> TRUE;
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" ->
                    FALSE;
            case "~", "null", "Null", "NULL" -> NULL;
            default -> new Scalar.Text(text);
        };
    }

    private static Scalar floatingDot(String text) {
        return switch (text) {
            case ".nan", ".NaN", ".NAN" -> new Scalar.Floating(Double.NaN);
            case ".inf", ".Inf", ".INF" -> new Scalar.Floating(Double.POSITIVE_INFINITY);
            default ->
                    UNDERSCORED.matcher(text).matches()
                            ? decimal(text.replace("_", "")).orElseGet(() -> new Scalar.Text(text))
                            : new Scalar.Text(text);
        };
    }

    private static Scalar number(String text, boolean mayBeDate) {
        switch (text) {
            case "+.inf", "+.Inf", "+.INF" -> {
                return new Scalar.Floating(Double.POSITIVE_INFINITY);
            }
            case "-.inf", "-.Inf", "-.INF" -> {
                return new Scalar.Floating(Double.NEGATIVE_INFINITY);
            }
            default -> {
                if (mayBeDate && TIMESTAMP.matcher(text).matches()) {
                    return new Scalar.Text(text);
                }
            }
        }
        String digits = text.replace("_", "");
        Optional<Scalar> integer = integer(digits);
        if (integer.isPresent()) {
            return integer.get();
        }
        Optional<Scalar> decimal = decimal(digits);
        if (decimal.isPresent()) {
            return decimal.get();
        }
        return signedBinary(digits).orElseGet(() -> new Scalar.Text(text));
    }

    private static Optional<Scalar> decimal(String digits) {
        if (!FLOAT.matcher(digits).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(digits);
        return Double.isInfinite(value)
                ? Optional.empty()
                : Optional.of(new Scalar.Floating(value));
    }

    /** A sign, then a prefix that tells the base, then digits: at most 64 bits. */
    private static Optional<Scalar> integer(String digits) {
        boolean signed = digits.startsWith("-") || digits.startsWith("+");
        Optional<BigInteger> magnitude = magnitude(signed ? digits.substring(1) : digits);
        if (magnitude.isEmpty()) {
            return Optional.empty();
        }
        BigInteger value = digits.startsWith("-") ? magnitude.get().negate() : magnitude.get();
        boolean fits = value.bitLength() < Long.SIZE || (!signed && value.bitLength() <= Long.SIZE);
        return fits ? Optional.of(new Scalar.Int(value)) : Optional.empty();
    }

    private static Optional<BigInteger> magnitude(String digits) {
        if (digits.length() >= 3 && digits.charAt(0) == '0') {
            String rest = digits.substring(2);
            return switch (digits.substring(1, 2).toLowerCase(Locale.ROOT)) {
                case "b" -> parse(rest, 2);
                case "o" -> parse(rest, 8);
                case "x" -> parse(rest, 16);
                default -> parse(digits.substring(1), 8);
            };
        }
        return digits.length() == 2 && digits.charAt(0) == '0'
                ? parse(digits.substring(1), 8)
                : parse(digits, 10);
    }

    private static Optional<BigInteger> parse(String digits, int base) {
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c > 'z' || Character.digit(c, base) < 0) {
                return Optional.empty();
            }
        }
        return digits.length() > 1_000
                ? Optional.empty()
                : Optional.of(new BigInteger(digits, base));
    }

    /** A quirk of the library: a sign may stand after the binary prefix. */
    private static Optional<Scalar> signedBinary(String digits) {
        if (!digits.startsWith("0b-") && !digits.startsWith("0b+")) {
            return Optional.empty();
        }
        return parse(digits.substring(3), 2)
                .map(value -> digits.charAt(2) == '-' ? value.negate() : value)
                .filter(value -> value.bitLength() < Long.SIZE)
                .map(Scalar.Int::new);
    }
}
