package dev.leeway.engine.render.helm;

import java.util.regex.Pattern;

/**
 * The annotation that makes an object a hook. The library leaves hooks out of its output, so in the
 * private copy of a chart the annotation has another name, which is changed back afterwards.
 */
final class HookAnnotation {
    private static final Pattern HOOK = Pattern.compile("helm\\.sh/hook(?![A-Za-z0-9_-])");
    private static final String HIDDEN = "hidden-by-leeway.helm.sh/hook";

    private HookAnnotation() {}

    static String hide(String text) {
        return HOOK.matcher(text).replaceAll(HIDDEN);
    }

    static String show(String text) {
        return text.replace(HIDDEN, "helm.sh/hook");
    }
}
