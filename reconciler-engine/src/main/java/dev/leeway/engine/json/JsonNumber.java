package dev.leeway.engine.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An exact JSON number: a {@code long} where it fits, otherwise an arbitrary-precision decimal.
 *
 * <p>A number without a fractional part is an integer however it was written, as Kubernetes' own
 * JSON encoder has it ({@code 2.0} is written {@code 2}).
 */
public final class JsonNumber implements JsonValue {
    /**
     * Decimals with a larger exponent are kept as written; expanding {@code 1e999999999} to digits
     * would exhaust memory.
     */
    private static final int MAX_EXPANDED_EXPONENT = 400;

    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private final long integer;
    private final @Nullable BigDecimal decimal;

    private JsonNumber(long integer, @Nullable BigDecimal decimal) {
        this.integer = integer;
        this.decimal = decimal;
    }

    /** Returns the number for a {@code long}. */
    public static JsonNumber of(long value) {
        return new JsonNumber(value, null);
    }

    /** Returns the number for an integer of any size. */
    public static JsonNumber of(BigInteger value) {
        if (value.compareTo(MIN_LONG) >= 0 && value.compareTo(MAX_LONG) <= 0) {
            return of(value.longValueExact());
        }
        return new JsonNumber(0, new BigDecimal(value));
    }

    /** Returns the number for a decimal; an integral one becomes an integer. */
    public static JsonNumber of(BigDecimal value) {
        if (value.signum() == 0) {
            return of(0L);
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() <= 0 && stripped.scale() >= -MAX_EXPANDED_EXPONENT) {
            return of(stripped.toBigIntegerExact());
        }
        return new JsonNumber(0, stripped);
    }

    /** Returns whether the number has no fractional part and fits a {@code long}. */
    public boolean isLong() {
        return decimal == null;
    }

    /** Returns the number as a {@code long}, or empty when it has a fraction or does not fit. */
    public OptionalLong asLong() {
        return decimal == null ? OptionalLong.of(integer) : OptionalLong.empty();
    }

    /** Returns the exact value. */
    public BigDecimal asDecimal() {
        return decimal == null ? BigDecimal.valueOf(integer) : decimal;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonNumber that
                && integer == that.integer
                && Objects.equals(decimal, that.decimal);
    }

    @Override
    public int hashCode() {
        return decimal == null ? Long.hashCode(integer) : decimal.hashCode();
    }

    @Override
    public String toString() {
        if (decimal == null) {
            return Long.toString(integer);
        }
        boolean huge = Math.abs((long) decimal.scale()) > MAX_EXPANDED_EXPONENT;
        return huge ? decimal.toString() : decimal.toPlainString();
    }
}
