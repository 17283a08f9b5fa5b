package dev.leeway.engine.bypass;

import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The lease of an emergency fix: what is fixed, why, by whom, until when. Its inverse is part of
 * the fix, and is saved with it before anything is sent.
 *
 * @param id its identity: lower-case letters, digits and dashes; part of a branch's name
 * @param application the application whose objects are fixed
 * @param cluster the cluster's name in the workspace
 * @param namespace the application's namespace there
 * @param reason why; not blank
 * @param incident the incident's reference; empty when there is none
 * @param owner who holds the lease; not blank
 * @param approver who else agreed, where the workspace demands it
 * @param start when it began, to the second
 * @param end when it is to be over, to the second
 * @param fixes what is done to each object; at least one, one for an object
 * @param guards the holds that it needs; at least Leeway's own
 */
public record Bypass(
        String id,
        String application,
        String cluster,
        String namespace,
        String reason,
        String incident,
        String owner,
        Optional<String> approver,
        Instant start,
        Instant end,
        List<ObjectFix> fixes,
        List<GuardRef> guards) {
    /** How long a lease lasts when nobody says otherwise. */
    public static final Duration USUAL_LENGTH = Duration.ofHours(4);

    public Bypass {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException("'" + id + "' is not the id of a bypass");
        }
        if (reason.isBlank() || owner.isBlank()) {
            throw new IllegalArgumentException("a bypass has a reason and an owner");
        }
        start = start.truncatedTo(ChronoUnit.SECONDS);
        end = end.truncatedTo(ChronoUnit.SECONDS);
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("a bypass ends after it starts");
        }
        fixes = List.copyOf(fixes);
        guards = List.copyOf(guards);
        if (fixes.isEmpty()
                || fixes.stream().map(ObjectFix::key).distinct().count() != fixes.size()) {
            throw new IllegalArgumentException("a bypass fixes at least one object, each once");
        }
    }

    /** Returns the objects. */
    public List<ResourceKey> objects() {
        return fixes.stream().map(ObjectFix::key).toList();
    }

    /** Returns the fix of an object. */
    public Optional<ObjectFix> fix(ResourceKey key) {
        return fixes.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** Returns what takes everything back, the last object first. */
    public List<ObjectFix> inverse() {
        return fixes.reversed().stream().map(ObjectFix::inverse).toList();
    }

    /** Returns the hold that a guard is to place, under the bypass' id. */
    public HoldMark hold(GuardRef guard) {
        return new HoldMark(
                id,
                guard.scope(),
                owner,
                "emergency fix, bypass " + id,
                start,
                Optional.of(end),
                Optional.empty());
    }

    /** Returns the mark that it leaves on its objects. */
    public BypassMark mark() {
        return new BypassMark(id, owner, start, end, BypassMark.digest(reason));
    }

    /** Returns whether anything of the fix is to end in Git; a restart is not, nor is a Secret. */
    public boolean endsInGit() {
        return fixes.stream().anyMatch(fix -> !fix.lasting().isEmpty());
    }

    /**
     * Returns a copy that ends at another time. Where a clock that was set back puts the end before
     * the start, the start moves with it: an account that was written must be readable for ever.
     */
    public Bypass until(Instant newEnd) {
        return new Bypass(
                id,
                application,
                cluster,
                namespace,
                reason,
                incident,
                owner,
                approver,
                newEnd.isAfter(start) ? start : newEnd.minusSeconds(1),
                newEnd,
                fixes,
                guards);
    }

    /** Returns a copy with other fixes. */
    public Bypass with(List<ObjectFix> others) {
        return new Bypass(
                id,
                application,
                cluster,
                namespace,
                reason,
                incident,
                owner,
                approver,
                start,
                end,
                others,
                guards);
    }
}
