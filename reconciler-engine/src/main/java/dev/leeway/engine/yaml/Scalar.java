package dev.leeway.engine.yaml;

import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** What a scalar of the text means. */
sealed interface Scalar {
    /** Text. */
    record Text(String value) implements Scalar {}

    /** True or false. */
    record Bool(boolean value) implements Scalar {}

    /** Nothing. */
    record Null() implements Scalar {}

    /** A whole number of at most 64 bits. */
    record Int(BigInteger value) implements Scalar {}

    /** A floating point number, finite or not. */
    record Floating(double value) implements Scalar {}

    /**
     * Returns the value as a JSON document carries it, or empty when JSON has no such value
     * (infinity, not a number). A whole number beyond a signed 64 bit one is rounded to a double,
     * because that is what the API server stores.
     */
    default Optional<JsonValue> toJson() {
        return switch (this) {
            case Text text -> Optional.of(new JsonString(text.value()));
            case Bool bool -> Optional.of(bool.value() ? JsonBoolean.TRUE : JsonBoolean.FALSE);
            case Null _ -> Optional.of(JsonNull.NULL);
            case Int(BigInteger value) ->
                    Optional.of(
                            value.bitLength() < Long.SIZE
                                    ? JsonNumber.of(value.longValueExact())
                                    : ofDouble(value.doubleValue()));
            case Floating(double value) ->
                    Double.isFinite(value) ? Optional.of(ofDouble(value)) : Optional.empty();
        };
    }

    /**
     * Returns the text that Kubernetes makes of the value where it is a key, or empty when it
     * refuses such a key.
     */
    default Optional<String> toKey() {
        return switch (this) {
            case Text text -> Optional.of(text.value());
            case Bool bool -> Optional.of(bool.value() ? "true" : "false");
            case Null _ -> Optional.empty();
            case Int(BigInteger value) ->
                    value.bitLength() < Long.SIZE
                            ? Optional.of(value.toString())
                            : Optional.empty();
            case Floating(double value) -> Optional.of(floatKey((float) value));
        };
    }

    private static JsonNumber ofDouble(double value) {
        return JsonNumber.of(new BigDecimal(Double.toString(value)));
    }

    /** The shortest text of a 32 bit float. */
    private static String floatKey(float value) {
        if (Float.isNaN(value)) {
            return ".nan";
        }
        if (Float.isInfinite(value)) {
            return value > 0 ? ".inf" : "-.inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return shortest(Float.toString(value));
    }

    /**
     * Writes a decimal that is not zero with its own digits: plain from 1e-4 up to 1e6, otherwise
     * with an exponent.
     */
    static String shortest(String decimal) {
        BigDecimal exact = new BigDecimal(decimal).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return exact.toPlainString();
        }
        String digits = exact.unscaledValue().abs().toString();
        String mantissa =
                digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String sign = exact.signum() < 0 ? "-" : "";
        int size = Math.abs(exponent);
        return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }
}
