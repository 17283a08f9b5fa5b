package dev.leeway.engine.desired;

import dev.leeway.engine.resource.Manifest;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an object's annotations say about being a hook. Argo CD's annotations win over Helm's.
 *
 * <p>Source: Argo CD's documentation, "Resource Hooks" and "Helm"; Helm's, "Chart Hooks".
 *
 * @param phases when it runs; empty when no sync ever runs it
 * @param cleanups when it is deleted; never empty
 * @param skipped whether it asks to be left out of every sync ({@code hook: Skip})
 */
public record HookMarks(Set<HookPhase> phases, Set<Cleanup> cleanups, boolean skipped) {
    private static final String ARGO = "argocd.argoproj.io/hook";
    private static final String ARGO_CLEANUP = "argocd.argoproj.io/hook-delete-policy";
    private static final String HELM = "helm.sh/hook";
    private static final String HELM_CLEANUP = "helm.sh/hook-delete-policy";

    public HookMarks {
        phases = Collections.unmodifiableSet(copy(phases, HookPhase.class));
        cleanups = Collections.unmodifiableSet(copy(cleanups, Cleanup.class));
    }

    private static <E extends Enum<E>> EnumSet<E> copy(Set<E> some, Class<E> type) {
        EnumSet<E> copy = EnumSet.noneOf(type);
        copy.addAll(some);
        return copy;
    }

    /** When a hook that ran is deleted. */
    public enum Cleanup {
        /** Just before it runs again; what holds where nothing is said. */
        BEFORE_HOOK_CREATION("BeforeHookCreation", "before-hook-creation"),
        /** When the sync succeeded. */
        HOOK_SUCCEEDED("HookSucceeded", "hook-succeeded"),
        /** When the hook failed. */
        HOOK_FAILED("HookFailed", "hook-failed");

        private final String word;
        private final String helmWord;

        Cleanup(String word, String helmWord) {
            this.word = word;
            this.helmWord = helmWord;
        }

        /** Returns the word as Argo CD writes it. */
        public String word() {
            return word;
        }
    }

    /** Returns what a manifest says, or empty for one that is no hook. */
    public static Optional<HookMarks> of(Manifest manifest) {
        List<String> argo = words(manifest, ARGO);
        if (!argo.isEmpty()) {
            if (argo.equals(List.of("Skip"))) {
                return Optional.of(
                        new HookMarks(Set.of(), Set.of(Cleanup.BEFORE_HOOK_CREATION), true));
            }
            EnumSet<HookPhase> phases = EnumSet.noneOf(HookPhase.class);
            argo.forEach(word -> HookPhase.of(word).ifPresent(phases::add));
            return Optional.of(new HookMarks(phases, cleanups(manifest), false));
        }
        List<String> helm = words(manifest, HELM);
        if (helm.isEmpty() || helm.contains("crd-install")) {
            return Optional.empty();
        }
        EnumSet<HookPhase> phases = EnumSet.noneOf(HookPhase.class);
        for (String word : helm) {
            helmPhase(word).ifPresent(phases::add);
        }
        return Optional.of(new HookMarks(phases, cleanups(manifest), false));
    }

    /** Returns whether a manifest runs at a moment, or is left out, instead of being kept. */
    public static boolean isHook(Manifest manifest) {
        return of(manifest).isPresent();
    }

    private static Optional<HookPhase> helmPhase(String word) {
        return switch (word) {
            case "pre-install", "pre-upgrade" -> Optional.of(HookPhase.PRE_SYNC);
            case "post-install", "post-upgrade" -> Optional.of(HookPhase.POST_SYNC);
            case "pre-delete" -> Optional.of(HookPhase.PRE_DELETE);
            case "post-delete" -> Optional.of(HookPhase.POST_DELETE);
            // Tests and rollbacks belong to no sync.
            default -> Optional.empty();
        };
    }

    private static Set<Cleanup> cleanups(Manifest manifest) {
        List<String> argo = words(manifest, ARGO_CLEANUP);
        List<String> helm = words(manifest, HELM_CLEANUP);
        EnumSet<Cleanup> cleanups = EnumSet.noneOf(Cleanup.class);
        for (Cleanup cleanup : Cleanup.values()) {
            boolean asked =
                    argo.isEmpty() ? helm.contains(cleanup.helmWord) : argo.contains(cleanup.word);
            if (asked) {
                cleanups.add(cleanup);
            }
        }
        return cleanups.isEmpty() ? EnumSet.of(Cleanup.BEFORE_HOOK_CREATION) : cleanups;
    }

    private static List<String> words(Manifest manifest, String annotation) {
        return manifest.annotation(annotation).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
