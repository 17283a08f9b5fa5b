package dev.leeway.engine.bypass;

import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * What the ends of a lease would do to the cluster, and what a sync would do after them, by the
 * verdicts of a comparison on its objects. Pure: nothing is read, and what the ends find when they
 * are taken counts.
 *
 * @param fields how many fields the fix has
 * @param differing on how many of them Git and live differ: none where it can be released as it is
 * @param set how many fields giving the fix up would write
 * @param unnamed how many objects Git does not name, which giving the fix up leaves as they are
 * @param back how many fields the inverse would set back
 * @param left how many fields were changed since by somebody else, which the inverse leaves alone
 * @param undone how many fields a sync would set to what Git says after the inverse
 * @param estimated whether a verdict is one that no server gave
 */
public record LeaseOutlook(
        int fields,
        int differing,
        int set,
        int unnamed,
        int back,
        int left,
        int undone,
        boolean estimated) {
    private static final LeaseOutlook NOTHING = new LeaseOutlook(0, 0, 0, 0, 0, 0, 0, false);

    /**
     * Works it out; empty where it is not certain how an object of the lease stands.
     *
     * @param verdicts those of the application, made after the fix
     */
    public static Optional<LeaseOutlook> of(Bypass bypass, List<ResourceComparison> verdicts) {
        LeaseOutlook all = NOTHING;
        for (ObjectFix fix : bypass.fixes()) {
            Optional<ResourceComparison> found =
                    verdicts.stream().filter(one -> one.key().equals(fix.key())).findFirst();
            if (found.isEmpty() || found.get().difference() instanceof Difference.Undetermined) {
                return Optional.empty();
            }
            all = all.plus(of(fix, found.get()));
        }
        return Optional.of(all);
    }

    /** Returns whether Git asks for nothing else than what is live on every field of the fix. */
    public boolean inGit() {
        return differing == 0;
    }

    private LeaseOutlook plus(LeaseOutlook more) {
        return new LeaseOutlook(
                fields + more.fields,
                differing + more.differing,
                set + more.set,
                unnamed + more.unnamed,
                back + more.back,
                left + more.left,
                undone + more.undone,
                estimated || more.estimated);
    }

    private static LeaseOutlook of(ObjectFix fix, ResourceComparison found) {
        int fields = fix.edits().size();
        int differing =
                switch (found.difference()) {
                    case Difference.Missing _, Difference.Extra _ -> fields;
                    case Difference.InSync _,
                            Difference.Changed _,
                            Difference.Mutated _,
                            Difference.Undetermined _ ->
                            Math.min(fields, Convergence.differing(fix, found).size());
                };
        Optional<Manifest> desired = found.desired().map(object -> object.manifest());
        LeaseOutlook all =
                new LeaseOutlook(
                        fields,
                        differing,
                        0,
                        desired.isEmpty() ? 1 : 0,
                        0,
                        0,
                        0,
                        found.estimated());
        // Another object of the name is not the one that was fixed: no end touches it.
        Optional<Manifest> live =
                found.liveManifest().filter(object -> object.uid().equals(fix.uid()));
        if (live.isEmpty()) {
            return all;
        }
        for (FieldEdit edit : fix.edits()) {
            all =
                    all.plus(
                            of(
                                    edit,
                                    fix.sealed(),
                                    value(live, edit),
                                    desired.isPresent(),
                                    value(desired, edit)));
        }
        return all;
    }

    private static Optional<JsonValue> value(Optional<Manifest> object, FieldEdit edit) {
        return object.flatMap(found -> FieldTree.value(found.root(), edit.path()));
    }

    /** Of a sealed edit the values are masks: it is taken to stand as it was made. */
    private static LeaseOutlook of(
            FieldEdit edit,
            boolean sealed,
            Optional<JsonValue> now,
            boolean named,
            Optional<JsonValue> wanted) {
        boolean stands = sealed || now.equals(edit.after());
        boolean before = !sealed && now.equals(edit.before());
        boolean written =
                wanted.isPresent() ? !now.equals(wanted) : sealed || !now.equals(edit.before());
        Optional<JsonValue> then = stands ? edit.before() : now;
        boolean undone = !sealed && wanted.isPresent() && !wanted.equals(then);
        return new LeaseOutlook(
                0,
                0,
                named && written ? 1 : 0,
                0,
                stands ? 1 : 0,
                stands || before ? 0 : 1,
                undone ? 1 : 0,
                false);
    }
}
