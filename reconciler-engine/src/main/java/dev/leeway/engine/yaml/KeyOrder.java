package dev.leeway.engine.yaml;

import java.util.Comparator;

/**
 * The order in which the API machinery's YAML library prints keys. Where two keys part, a letter
 * comes after anything else (before it, when digits precede), letters by code point, and runs of
 * digits by their number.
 */
enum KeyOrder implements Comparator<String> {
    /** The only instance. */
    INSTANCE;

    @Override
    public int compare(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        boolean afterDigit = false;
        for (int i = 0; i < a.length && i < b.length; i++) {
            if (a[i] == b[i]) {
                afterDigit = Character.isDigit(a[i]);
                continue;
            }
            boolean leftLetter = Character.isLetter(a[i]);
            boolean rightLetter = Character.isLetter(b[i]);
            if (leftLetter && rightLetter) {
                return Integer.compare(a[i], b[i]);
            }
            if (leftLetter || rightLetter) {
                boolean leftFirst = afterDigit ? leftLetter : rightLetter;
                return leftFirst ? -1 : 1;
            }
            return numbers(a, b, i);
        }
        return Integer.compare(a.length, b.length);
    }

    private static int numbers(int[] a, int[] b, int at) {
        // A zero in the middle of a number counts; a leading zero does not.
        long start = (a[at] == '0' || b[at] == '0') && insideNumber(a, at) ? 1 : 0;
        long left = start;
        long right = start;
        int leftEnd = at;
        int rightEnd = at;
        for (; leftEnd < a.length && Character.isDigit(a[leftEnd]); leftEnd++) {
            left = left * 10 + (a[leftEnd] - '0');
        }
        for (; rightEnd < b.length && Character.isDigit(b[rightEnd]); rightEnd++) {
            right = right * 10 + (b[rightEnd] - '0');
        }
        if (left != right) {
            return Long.compare(left, right);
        }
        return leftEnd != rightEnd
                ? Integer.compare(leftEnd, rightEnd)
                : Integer.compare(a[at], b[at]);
    }

    private static boolean insideNumber(int[] text, int at) {
        for (int i = at - 1; i >= 0 && Character.isDigit(text[i]); i--) {
            if (text[i] != '0') {
                return true;
            }
        }
        return false;
    }
}
