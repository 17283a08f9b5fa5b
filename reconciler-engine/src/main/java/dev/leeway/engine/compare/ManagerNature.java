package dev.leeway.engine.compare;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What kind of client a field manager is, by its name.
 *
 * <p>Source of the names: client-go takes the program's name when it is given none; kubectl appends
 * its verb; browsers and Node programs come with the head of their user agent.
 */
enum ManagerNature {
    /** A tool that people hold in their hands. */
    HAND,
    /** Likely such a tool. */
    LIKELY_HAND,
    /** A program in the cluster, or another engine. */
    PROGRAM,
    /** A name that tells nothing. */
    UNNAMED;

    private static final List<String> TOOLS =
            List.of(
                    "mozilla",
                    "node-fetch",
                    "lens",
                    "openlens",
                    "k9s",
                    "headlamp",
                    "octant",
                    "dashboard",
                    "rancher",
                    "curl",
                    "helm",
                    "python-requests",
                    "openapi-generator",
                    "terraform");
    private static final Pattern WORD = Pattern.compile("[^a-z0-9-].*");

    /** Returns what an owner is. */
    static ManagerNature of(FieldOwner owner) {
        String name = owner.manager().toLowerCase(Locale.ROOT);
        if (name.startsWith("kubectl")
                || name.equals("leeway-bypass")
                || name.equals("leeway-hotfix")) {
            return HAND;
        }
        if (name.isEmpty() || name.equals("before-first-apply") || name.equals("unknown")) {
            return UNNAMED;
        }
        return TOOLS.contains(WORD.matcher(name).replaceFirst("")) ? LIKELY_HAND : PROGRAM;
    }
}
