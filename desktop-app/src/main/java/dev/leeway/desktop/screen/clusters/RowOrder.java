package dev.leeway.desktop.screen.clusters;

import dev.leeway.engine.browse.TableColumn;
import dev.leeway.engine.browse.TableRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How rows are ordered: by a column whose cells are compared as what they are (numbers, times,
 * quantities, words with numbers in them), else by namespace and name. Pure.
 */
public final class RowOrder {
    /** The order before anybody chooses one. */
    public static final Comparator<TableRow> BY_NAME =
            (one, other) -> {
                int byNamespace = natural(one.namespace(), other.namespace());
                return byNamespace != 0 ? byNamespace : natural(one.name(), other.name());
            };

    private static final Pattern LENGTH = Pattern.compile("(?:\\d+[smhdy])+");
    private static final Pattern LENGTH_PART = Pattern.compile("(\\d+)([smhdy])");

    private RowOrder() {}

    /** Returns the order by a column. */
    public static Comparator<TableRow> by(List<TableColumn> columns, int column) {
        Comparator<TableRow> first =
                columns.get(column).age()
                        // What is young is small, as the cells say it.
                        ? Comparator.comparing(
                                (TableRow row) -> row.created().orElse(Instant.EPOCH),
                                Comparator.reverseOrder())
                        : (one, other) -> cells(one.cell(column), other.cell(column));
        return first.thenComparing(BY_NAME);
    }

    private static int cells(String one, String other) {
        long oneSeconds = seconds(one);
        long otherSeconds = seconds(other);
        return oneSeconds >= 0 && otherSeconds >= 0
                ? Long.compare(oneSeconds, otherSeconds)
                : natural(one, other);
    }

    /** Returns a length of time as the server prints it in seconds; -1 when it is none. */
    static long seconds(String cell) {
        if (cell.isEmpty()
                || !Character.isDigit(cell.charAt(0))
                || Character.isDigit(cell.charAt(cell.length() - 1))
                || !LENGTH.matcher(cell).matches()) {
            return -1;
        }
        long sum = 0;
        Matcher parts = LENGTH_PART.matcher(cell);
        while (parts.find()) {
            long unit =
                    switch (parts.group(2)) {
                        case "s" -> 1;
                        case "m" -> 60;
                        case "h" -> 3_600;
                        case "d" -> 86_400;
                        default -> 31_536_000;
                    };
            sum += Long.parseLong(parts.group(1)) * unit;
        }
        return sum;
    }

    /** Compares words with the numbers in them as numbers: {@code web-2} before {@code web-10}. */
    static int natural(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            char a = one.charAt(i);
            char b = other.charAt(j);
            if (digit(a) && digit(b)) {
                int iEnd = endOfNumber(one, i);
                int jEnd = endOfNumber(other, j);
                int order = number(one, i, iEnd, other, j, jEnd);
                if (order != 0) {
                    return order;
                }
                i = iEnd;
                j = jEnd;
            } else {
                int order = Character.compare(Character.toLowerCase(a), Character.toLowerCase(b));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int number(String one, int i, int iEnd, String other, int j, int jEnd) {
        int from = i;
        int otherFrom = j;
        while (from < iEnd - 1 && one.charAt(from) == '0') {
            from++;
        }
        while (otherFrom < jEnd - 1 && other.charAt(otherFrom) == '0') {
            otherFrom++;
        }
        int order = Integer.compare(iEnd - from, jEnd - otherFrom);
        for (int k = 0; order == 0 && from + k < iEnd; k++) {
            order = Character.compare(one.charAt(from + k), other.charAt(otherFrom + k));
        }
        return order;
    }
}
