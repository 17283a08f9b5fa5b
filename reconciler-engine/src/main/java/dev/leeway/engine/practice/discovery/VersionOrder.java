package dev.leeway.engine.practice.discovery;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kubernetes' order of versions in a group: stable before beta before alpha, newer before older,
 * anything else last by name.
 */
final class VersionOrder {
    /** Orders group versions: by group, then the preferred version first. */
    static final Comparator<String> PREFERRED_FIRST =
            Comparator.comparing((String groupVersion) -> before(groupVersion))
                    .thenComparingLong(groupVersion -> rank(after(groupVersion)))
                    .thenComparing(groupVersion -> after(groupVersion));

    private static final Pattern VERSION =
            Pattern.compile("v(\\d{1,6})(?:(alpha|beta)(\\d{1,6}))?");
    private static final long STAGE = 1_000_000_000_000L;

    private VersionOrder() {}

    private static String before(String groupVersion) {
        int slash = groupVersion.indexOf('/');
        return slash < 0 ? "" : groupVersion.substring(0, slash);
    }

    private static String after(String groupVersion) {
        return groupVersion.substring(groupVersion.indexOf('/') + 1);
    }

    private static long rank(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return 4 * STAGE;
        }
        String stage = matcher.group(2);
        long major = Long.parseLong(matcher.group(1));
        if (stage == null) {
            return STAGE - major;
        }
        long minor = Long.parseLong(matcher.group(3));
        return (stage.equals("beta") ? 2 : 3) * STAGE - major * 1_000_000 - minor;
    }
}
