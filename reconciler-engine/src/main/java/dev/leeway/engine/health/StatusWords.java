package dev.leeway.engine.health;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the words that controllers use in phases, condition types, reasons and messages.
 *
 * <p>The vocabulary is ordinary English of the Kubernetes API conventions, matched by word and by
 * stem, with negation ({@code NotReady}, {@code no errors}); no word is here for the sake of one
 * kind.
 */
final class StatusWords {
    private static final Pattern WORD_BORDER =
            Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private static final Set<String> NEGATIONS =
            Set.of("not", "no", "non", "never", "without", "isn", "hasn", "doesn", "didn", "wasn");

    private static final List<String> BAD_STEMS =
            List.of(
                    "fail",
                    "error",
                    "invalid",
                    "reject",
                    "degrad",
                    "unhealth",
                    "crash",
                    "backoff",
                    "denied",
                    "forbid",
                    "unauthor",
                    "abort",
                    "conflict",
                    "exceed",
                    "timeout",
                    "terminal",
                    "broken",
                    "stall",
                    "mismatch",
                    "misconfig",
                    "unresolv",
                    "unsupport",
                    "refus",
                    "unreach",
                    "fatal",
                    "panic",
                    "corrupt",
                    "duplicat",
                    "expired",
                    "unrecogn",
                    "exception",
                    "violat",
                    "unschedul",
                    "revoked",
                    "incompat",
                    "malform",
                    "noncompliant",
                    "faulty",
                    "orphan",
                    "unexpected",
                    "unusable",
                    "rollback",
                    "rolledback");

    private static final Set<String> BAD_WORDS =
            Set.of(
                    "err",
                    "lost",
                    "missing",
                    "unable",
                    "cannot",
                    "couldn",
                    "stuck",
                    "red",
                    "bad",
                    "warning",
                    "critical",
                    "insufficient",
                    "dead",
                    "warnings",
                    "oom",
                    "oomkilled",
                    "unknownerror",
                    "quota",
                    "disconnected",
                    "cancelled",
                    "canceled",
                    "killed",
                    "wrong",
                    "incorrect",
                    "undefined",
                    "outage",
                    "unsuccessful");

    private static final List<String> PAUSED_STEMS = List.of("suspend", "paus", "hibernat");

    private static final Set<String> PAUSED_WORDS =
            Set.of("stopped", "halted", "disabled", "deactivated", "sleeping", "shelved", "asleep");

    private static final Set<String> BUSY_WORDS =
            Set.of(
                    "pending",
                    "progressing",
                    "progress",
                    "reconciling",
                    "creating",
                    "updating",
                    "deploying",
                    "provisioning",
                    "initializing",
                    "initialising",
                    "waiting",
                    "awaiting",
                    "starting",
                    "installing",
                    "upgrading",
                    "deleting",
                    "terminating",
                    "scaling",
                    "building",
                    "pulling",
                    "applying",
                    "syncing",
                    "synchronizing",
                    "processing",
                    "configuring",
                    "rolling",
                    "migrating",
                    "restoring",
                    "preparing",
                    "joining",
                    "bootstrapping",
                    "queued",
                    "scheduling",
                    "launching",
                    "registering",
                    "issuing",
                    "verifying",
                    "validating",
                    "loading",
                    "connecting",
                    "programming",
                    "resizing",
                    "modifying",
                    "importing",
                    "exporting",
                    "refreshing",
                    "propagating",
                    "rebooting",
                    "restarting",
                    "recovering",
                    "replacing",
                    "stopping",
                    "draining",
                    "planning",
                    "analyzing",
                    "evaluating",
                    "resolving",
                    "attaching",
                    "detaching",
                    "binding",
                    "allocating",
                    "copying",
                    "cloning",
                    "uploading",
                    "downloading",
                    "running",
                    "inprogress",
                    "yellow",
                    "requested",
                    "unprovisioned",
                    "uninitialized",
                    "retrying",
                    "transitioning",
                    "promoting",
                    "finalizing",
                    "removing",
                    "changing",
                    "executing",
                    "booting",
                    "reloading",
                    "acquiring",
                    "rotating",
                    "adopting",
                    "switching",
                    "rebalancing",
                    "negotiating",
                    "unpacking",
                    "monitoring",
                    "wait",
                    "incomplete",
                    "soon",
                    "being",
                    "unavailable",
                    "still",
                    "outdated",
                    "unsynced",
                    "outofsync",
                    "delayed",
                    "moment");

    private static final List<String> GOOD_STEMS =
            List.of("succe", "health", "complet", "reconciled", "provisioned", "programmed");

    private static final Set<String> GOOD_WORDS =
            Set.of(
                    "ready",
                    "running",
                    "active",
                    "available",
                    "done",
                    "finished",
                    "ok",
                    "okay",
                    "green",
                    "bound",
                    "accepted",
                    "valid",
                    "validated",
                    "synced",
                    "synchronized",
                    "insync",
                    "established",
                    "online",
                    "up",
                    "deployed",
                    "created",
                    "exists",
                    "installed",
                    "admitted",
                    "enabled",
                    "normal",
                    "stable",
                    "applied",
                    "published",
                    "configured",
                    "attached",
                    "connected",
                    "resolved",
                    "issued",
                    "passed",
                    "passing",
                    "live",
                    "joined",
                    "registered",
                    "initialized",
                    "initialised",
                    "operational",
                    "compliant",
                    "approved",
                    "alive",
                    "good",
                    "updated",
                    "uptodate",
                    "achieved",
                    "serving",
                    "working",
                    "started",
                    "merged",
                    "present",
                    "loaded",
                    "true",
                    "pass",
                    "verified",
                    "upgraded",
                    "scheduled",
                    "latest",
                    "open",
                    "idle",
                    "adopted",
                    "satisfied",
                    "reachable",
                    "promoted",
                    "passes");

    /** Single words that name a state only where they stand alone. */
    private static final Set<String> LONE_BUSY =
            Set.of(
                    "new",
                    "init",
                    "initial",
                    "empty",
                    "none",
                    "started",
                    "submitted",
                    "scheduled",
                    "enqueued",
                    "setup",
                    "accepting",
                    "partial");

    /** Words in -ing that say nothing about progress where they stand alone. */
    private static final Set<String> LONE_NOT_BUSY =
            Set.of("running", "serving", "working", "passing");

    private static final int NEGATION_REACH = 3;

    private StatusWords() {}

    /** Returns the words of a camel-case name or a sentence, in lower case. */
    static List<String> split(String text) {
        return WORD_BORDER
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * Reads a phase or state such as {@code Running}, {@code UpdateFailed} or {@code Waiting for
     * the instances to become active}.
     *
     * @param task whether the object is a piece of work that ends, so that {@code Running} is not
     *     its goal
     */
    static Tone state(String text, boolean task) {
        List<String> words = split(text);
        if (words.isEmpty()) {
            return Tone.NONE;
        }
        if (words.equals(List.of("not", "found")) || words.equals(List.of("absent"))) {
            return Tone.ABSENT;
        }
        if (words.size() == 1) {
            String word = words.getFirst();
            if (word.equals("unknown")) {
                return Tone.UNSURE;
            }
            if (LONE_BUSY.contains(word)
                    || (task && (word.equals("running") || word.equals("active")))) {
                return Tone.BUSY;
            }
            if (word.equals("down")) {
                return Tone.BAD;
            }
            Tone tone = LONE_NOT_BUSY.contains(word) ? Tone.GOOD : phrase(words);
            return tone == Tone.NONE && word.endsWith("ing") ? Tone.BUSY : tone;
        }
        return phrase(words);
    }

    /** Reads a reason or a message. */
    static Tone phrase(String text) {
        return phrase(split(text));
    }

    private static Tone phrase(List<String> words) {
        boolean bad = false;
        boolean paused = false;
        boolean busy = false;
        boolean good = false;
        int negatedUntil = -1;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean negated = i <= negatedUntil;
            if (NEGATIONS.contains(word)) {
                negatedUntil = i + NEGATION_REACH;
            } else if (follows(words, i, "found", "not") || follows(words, i, "out", "timed")) {
                bad = true;
            } else if (isBad(word)) {
                bad |= !negated;
            } else if (isPaused(word)) {
                paused |= !negated;
            } else if (isGood(word) && !(word.equals("running") && i > 0 && !negated)) {
                good |= !negated;
                busy |= negated;
            } else if (BUSY_WORDS.contains(word)) {
                busy |= !negated;
            }
        }
        if (bad) {
            return Tone.BAD;
        }
        if (paused) {
            return Tone.PAUSED;
        }
        if (busy) {
            return Tone.BUSY;
        }
        return good ? Tone.GOOD : Tone.NONE;
    }

    private static boolean follows(List<String> words, int at, String word, String before) {
        return at > 0 && words.get(at).equals(word) && words.get(at - 1).equals(before);
    }

    static boolean isBad(String word) {
        return BAD_WORDS.contains(word) || startsWithAny(word, BAD_STEMS);
    }

    static boolean isPaused(String word) {
        return PAUSED_WORDS.contains(word) || startsWithAny(word, PAUSED_STEMS);
    }

    static boolean isGood(String word) {
        return GOOD_WORDS.contains(word) || startsWithAny(word, GOOD_STEMS);
    }

    static boolean isBusy(String word) {
        return BUSY_WORDS.contains(word);
    }

    private static boolean startsWithAny(String word, List<String> stems) {
        for (String stem : stems) {
            if (word.startsWith(stem)) {
                return true;
            }
        }
        return false;
    }
}
