package dev.leeway.engine.bypass.review;

import dev.leeway.engine.bypass.FieldEdit;
import dev.leeway.engine.bypass.ObjectFix;
import dev.leeway.engine.bypass.review.FixReview.Reverter;
import dev.leeway.engine.compare.Attribution;
import dev.leeway.engine.compare.FieldOwner;
import dev.leeway.engine.compare.FieldOwners;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds controllers that own a touched field: autoscalers, operators, owners. */
final class FieldClaims {
    private static final GroupKind AUTOSCALER =
            new GroupKind("autoscaling", "HorizontalPodAutoscaler");
    private static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");
    private static final Duration AUTOSCALING = Duration.ofSeconds(15);
    private static final List<String> PEOPLE_AND_ENGINES =
            List.of(
                    "leeway",
                    "kubectl",
                    "argocd",
                    "kustomize-controller",
                    "helm",
                    "before-first-apply",
                    "Mozilla",
                    "node-fetch",
                    "k9s",
                    "dashboard");

    private final ClusterReader reader;
    private final Duration timeout;

    FieldClaims(ClusterReader reader, Duration timeout) {
        this.reader = reader;
        this.timeout = timeout;
    }

    List<Reverter> claims(Manifest live, ObjectFix fix) throws InterruptedException {
        List<Reverter> found = new ArrayList<>();
        owner(live).ifPresent(found::add);
        if (fix.touched().contains(REPLICAS)) {
            found.addAll(autoscalers(live));
        }
        found.addAll(writers(live, fix));
        return found;
    }

    private static Optional<Reverter> owner(Manifest live) {
        return live.metadata()
                .arrayAt("ownerReferences")
                .objects()
                .filter(owner -> owner.bool("controller", false))
                .findFirst()
                .map(
                        owner ->
                                new Reverter(
                                        Wording.quoted(
                                                owner.string("kind", "")
                                                        + " "
                                                        + owner.string("name", "")),
                                        Optional.of(Duration.ofSeconds(5)),
                                        ReversalPhrase.MADE_IT.of(),
                                        ReversalPhrase.CONTROLLING_OWNER.of(),
                                        Optional.empty(),
                                        ReversalPhrase.FIX_OWNER.of()));
    }

    private List<Reverter> autoscalers(Manifest live) throws InterruptedException {
        try {
            Optional<ServedKind> kind = reader.kinds(timeout).preferred(AUTOSCALER);
            if (kind.isEmpty()) {
                return List.of();
            }
            return reader.list(kind.get(), live.namespace(), timeout).stream()
                    .filter(one -> targets(one, live))
                    .map(FieldClaims::autoscaler)
                    .toList();
        } catch (ClusterException e) {
            return List.of(
                    new Reverter(
                            ReversalPhrase.MAYBE_AUTOSCALER.of(),
                            Optional.of(AUTOSCALING),
                            ReversalPhrase.AUTOSCALERS_UNREAD.of(String.valueOf(e.getMessage())),
                            ReversalPhrase.AUTOSCALED_FIELD.of(),
                            Optional.empty(),
                            ReversalPhrase.ASK_TARGET.of(live.key().toString())));
        }
    }

    private static boolean targets(Manifest autoscaler, Manifest live) {
        JsonObject target = autoscaler.root().objectAt("spec", "scaleTargetRef");
        return target.string("kind", "").equals(live.kind())
                && target.string("name", "").equals(live.name());
    }

    private static Reverter autoscaler(Manifest autoscaler) {
        JsonObject spec = autoscaler.root().objectAt("spec");
        return new Reverter(
                Wording.quoted("HorizontalPodAutoscaler " + autoscaler.name()),
                Optional.of(AUTOSCALING),
                ReversalPhrase.AUTOSCALES.of(
                        spec.integer("minReplicas", 1), spec.integer("maxReplicas", 1)),
                ReversalPhrase.TARGETS.of(),
                Optional.empty(),
                ReversalPhrase.CHANGE_BOUNDS.of());
    }

    /** Managers that are neither people nor known engines write a field again when they like. */
    private static List<Reverter> writers(Manifest live, ObjectFix fix) {
        FieldOwners owners = FieldOwners.of(live);
        Map<String, Reverter> found = new LinkedHashMap<>();
        for (FieldEdit edit : fix.edits()) {
            JsonValue before = edit.before().orElse(null);
            if (!(owners.attribute(edit.path(), before) instanceof Attribution.Known known)) {
                continue;
            }
            List<FieldOwner> all = new ArrayList<>(known.coOwners());
            all.addFirst(known.owner());
            for (FieldOwner owner : all) {
                boolean usual = PEOPLE_AND_ENGINES.stream().anyMatch(owner.manager()::startsWith);
                if (!usual) {
                    found.putIfAbsent(owner.manager(), writer(owner, edit));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static Reverter writer(FieldOwner owner, FieldEdit edit) {
        Wording path = Wording.quoted(edit.path().toString());
        return new Reverter(
                Wording.quoted(owner.manager()),
                Optional.empty(),
                ReversalPhrase.WRITES_AGAIN.of(),
                owner.time()
                        .map(time -> ReversalPhrase.RECORDED_AT.of(path, Wording.moment(time)))
                        .orElse(ReversalPhrase.RECORDED.of(path)),
                Optional.empty(),
                ReversalPhrase.FIND_OUT.of());
    }
}
