package dev.leeway.engine.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an API server warns of beside an answer: deprecated versions, policies that would refuse,
 * fields that mean less than they seem.
 *
 * <p>Source: RFC 7234, section 5.5, "Warning", code 299; Kubernetes, "Warning mechanism".
 */
final class ServerWarnings {
    private static final Pattern WARNING =
            Pattern.compile("\\b299 \\S+ \"((?:[^\"\\\\]|\\\\.)*)\"");

    private ServerWarnings() {}

    /** Returns the texts in headers of that name, each once; what is not understood is left out. */
    static List<String> in(List<String> headers) {
        List<String> warnings = new ArrayList<>();
        for (String header : headers) {
            Matcher matcher = WARNING.matcher(header);
            while (matcher.find()) {
                String text = matcher.group(1).replaceAll("\\\\(.)", "$1");
                if (!text.isBlank() && !warnings.contains(text)) {
                    warnings.add(text);
                }
            }
        }
        return warnings;
    }
}
