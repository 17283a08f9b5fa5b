package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resource quantities such as {@code 500m} and {@code 1Gi}.
 *
 * <p>Source of the rules: Kubernetes API reference, "Quantity": the server writes a quantity
 * without loss, with the largest suffix that leaves no fraction, and keeps the kind of suffix it
 * was written with.
 */
public final class Quantities {
    private static final Pattern FORM =
            Pattern.compile(
                    "([+-]?)([0-9]+\\.?[0-9]*|\\.[0-9]+)"
                            + "(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?[0-9]{1,4}|)");
    private static final int NANO = 9;
    private static final BigDecimal KI = BigDecimal.valueOf(1024);
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final Map<String, Integer> DECIMAL =
            Map.of(
                    "n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E",
                    18);
    private static final Map<Integer, String> SUFFIX =
            Map.of(
                    -9, "n", -6, "u", -3, "m", 0, "", 3, "k", 6, "M", 9, "G", 12, "T", 15, "P", 18,
                    "E");

    private enum Form {
        BINARY,
        DECIMAL,
        EXPONENT
    }

    private record Quantity(BigDecimal value, Form form) {}

    private Quantities() {}

    /** Returns the amount, or empty when the text is no quantity. */
    static Optional<BigDecimal> value(String text) {
        return parse(text).map(Quantity::value);
    }

    /** Returns the amount of a quantity that is a string or a number, or empty when it is none. */
    static Optional<BigDecimal> amount(JsonValue value) {
        return value instanceof JsonString(String text)
                ? value(text)
                : value instanceof JsonNumber number
                        ? Optional.of(number.asDecimal())
                        : Optional.empty();
    }

    /** Returns the text as the server writes it, or empty when it is no quantity. */
    static Optional<String> canonical(String text) {
        return parse(text).map(Quantities::write);
    }

    /**
     * Returns the sum as the server writes it, with the kind of suffix of the first amount that is
     * not zero; what is no quantity counts as nothing.
     */
    public static String sum(List<String> amounts) {
        Quantity sum = new Quantity(BigDecimal.ZERO, Form.DECIMAL);
        for (Quantity next : parsed(amounts)) {
            sum =
                    sum.value().signum() == 0
                            ? next
                            : new Quantity(sum.value().add(next.value()), sum.form());
        }
        return write(sum);
    }

    /** Returns the greatest amount as the server writes it; zero when there is none. */
    public static String greatest(List<String> amounts) {
        return parsed(amounts).stream()
                .max(Comparator.comparing(Quantity::value))
                .map(Quantities::write)
                .orElse("0");
    }

    private static List<Quantity> parsed(List<String> amounts) {
        return amounts.stream().map(Quantities::parse).flatMap(Optional::stream).toList();
    }

    private static Optional<Quantity> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(number(matcher.group(2)));
        if (matcher.group(1).equals("-")) {
            number = number.negate();
        }
        String suffix = matcher.group(3);
        if (suffix.length() == 2 && suffix.charAt(1) == 'i') {
            int power = "KMGTPE".indexOf(suffix.charAt(0)) + 1;
            return Optional.of(
                    new Quantity(roundUp(number.multiply(KI.pow(power)), NANO), Form.BINARY));
        }
        Integer scale = DECIMAL.get(suffix);
        Form form = scale == null ? Form.EXPONENT : Form.DECIMAL;
        int exponent = scale == null ? Integer.parseInt(suffix.substring(1)) : scale;
        return Optional.of(new Quantity(roundUp(number.scaleByPowerOfTen(exponent), NANO), form));
    }

    private static String number(String digits) {
        return digits.endsWith(".")
                ? digits.substring(0, digits.length() - 1)
                : digits.startsWith(".") ? "0" + digits : digits;
    }

    private static BigDecimal roundUp(BigDecimal value, int scale) {
        return value.scale() > scale ? value.setScale(scale, RoundingMode.UP) : value;
    }

    private static String write(Quantity quantity) {
        BigDecimal value = quantity.value();
        if (value.signum() == 0) {
            return "0";
        }
        boolean small = value.abs().compareTo(KI) < 0;
        if (quantity.form() == Form.BINARY && !small) {
            return writeBinary(value.setScale(0, RoundingMode.UP).toBigIntegerExact());
        }
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = Math.floorDiv(-stripped.scale(), 3) * 3;
        BigInteger mantissa = stripped.scaleByPowerOfTen(-exponent).toBigIntegerExact();
        String suffix = SUFFIX.get(exponent);
        if (quantity.form() == Form.EXPONENT || suffix == null) {
            return exponent == 0 ? mantissa.toString() : mantissa + "e" + exponent;
        }
        return mantissa + suffix;
    }

    private static String writeBinary(BigInteger value) {
        BigInteger ki = KI.toBigIntegerExact();
        int power = 0;
        while (power < BINARY.length - 1 && value.mod(ki).signum() == 0) {
            value = value.divide(ki);
            power++;
        }
        return value + BINARY[power];
    }
}
