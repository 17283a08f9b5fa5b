package dev.leeway.engine.compare;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a resource quantity as the API server stores it: {@code 1000m} as {@code 1}, {@code 0.5Gi}
 * as {@code 512Mi}. Two spellings of one amount that the server keeps apart ({@code 1Gi} and {@code
 * 1073741824}) stay apart.
 *
 * <p>Source of the rules: Kubernetes API reference, type Quantity, section on the canonical form.
 */
final class CanonicalQuantity {
    private static final Pattern FORM =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))([A-Za-z]*|[eE][+-]?\\d+)");
    private static final Pattern EXPONENT = Pattern.compile("[eE][+-]?\\d{1,4}");
    private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final List<String> DECIMAL =
            List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    private static final int NANO = -9;
    private static final int GROUP = 3;
    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
    private static final BigInteger KIBI = BigInteger.valueOf(1024);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private CanonicalQuantity() {}

    /**
     * Returns the canonical text; empty when the text is no quantity, or one of a size or precision
     * at which the server's rounding would have to be known.
     */
    static Optional<String> of(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || matcher.group(1).length() > 40) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String suffix = matcher.group(2);
        int binary = BINARY.indexOf(suffix);
        if (binary >= 0) {
            return binary(number.multiply(new BigDecimal(KIBI.pow(binary + 1))));
        }
        int decimal = DECIMAL.indexOf(suffix);
        if (decimal >= 0) {
            return decimal(number.scaleByPowerOfTen(NANO + GROUP * decimal), false);
        }
        return EXPONENT.matcher(suffix).matches()
                ? decimal(number.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1))), true)
                : Optional.empty();
    }

    private static Optional<String> binary(BigDecimal value) {
        boolean small = value.abs().compareTo(new BigDecimal(KIBI)) < 0;
        boolean fraction = value.stripTrailingZeros().scale() > 0;
        if (small || fraction) {
            return decimal(value, false);
        }
        if (value.abs().compareTo(LARGEST) > 0) {
            return Optional.empty();
        }
        BigInteger mantissa = value.setScale(0, RoundingMode.UNNECESSARY).toBigInteger();
        int power = 0;
        while (mantissa.signum() != 0
                && mantissa.mod(KIBI).signum() == 0
                && power < BINARY.size()) {
            mantissa = mantissa.divide(KIBI);
            power++;
        }
        return Optional.of(mantissa + (power == 0 ? "" : BINARY.get(power - 1)));
    }

    private static Optional<String> decimal(BigDecimal value, boolean exponentForm) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.signum() == 0) {
            return Optional.of("0");
        }
        if (stripped.scale() > -NANO || stripped.abs().compareTo(LARGEST) > 0) {
            return Optional.empty();
        }
        int power = Math.floorDiv(-Math.max(stripped.scale(), 0), GROUP) * GROUP;
        BigInteger mantissa = stripped.scaleByPowerOfTen(-power).toBigIntegerExact();
        while (mantissa.mod(THOUSAND).signum() == 0) {
            mantissa = mantissa.divide(THOUSAND);
            power += GROUP;
        }
        if (exponentForm) {
            return Optional.of(mantissa + (power == 0 ? "" : "e" + power));
        }
        int suffix = (power - NANO) / GROUP;
        return suffix < DECIMAL.size()
                ? Optional.of(mantissa + DECIMAL.get(suffix))
                : Optional.empty();
    }
}
