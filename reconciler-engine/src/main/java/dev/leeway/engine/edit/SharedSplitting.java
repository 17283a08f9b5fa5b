package dev.leeway.engine.edit;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Finds what an edit would share with other places of its document, and gives the edited place its
 * own copy where that is allowed. A split changes text only: every value stays.
 */
final class SharedSplitting {
    private final SourceDocument document;
    private final FieldPath steps;
    private final SharedText policy;
    private final List<SourceNode> nodes;

    SharedSplitting(SourceDocument document, FieldPath steps, SharedText policy) {
        this.document = document;
        this.steps = steps;
        this.policy = policy;
        this.nodes = Locating.all(document.root());
    }

    /**
     * Returns the ways to split what the edit of the found place would share; empty when it shares
     * nothing.
     *
     * @param whole whether the found node itself goes, with all anchors in it
     */
    List<EditPlan> plans(Locating.Found found, boolean whole) throws RefusedEditException {
        return switch (found) {
            case Locating.Found.ThroughAlias(Spot spot, int depth) -> writtenOut(spot, depth);
            case Locating.Found.Here(Spot spot) -> anchors(spot, whole);
            case Locating.Found.Missing(Spot holder, int _) -> anchors(holder, false);
            case Locating.Found.ThroughMerge(Spot holder, int depth) -> {
                List<EditPlan> moved = anchors(holder, false);
                boolean leaf = depth == steps.elements().size() - 1;
                yield !moved.isEmpty() || leaf ? moved : ownCopy(holder, depth);
            }
        };
    }

    /** An alias becomes the text of what it stands for. */
    private List<EditPlan> writtenOut(Spot spot, int depth) throws RefusedEditException {
        if (!(spot.node() instanceof SourceNode.Alias alias) || alias.target() == null) {
            throw new RefusedEditException(
                    new EditRefusal.Unsuited(steps, EditRefusalPhrase.FORM_UNKNOWN_ALIAS));
        }
        refuseUnlessAllowed(alias.target());
        JsonValue value = Locating.value(document.value(), steps.elements(), depth);
        return new ValueReplacement(document).plans(spot, value);
    }

    /** What a merge key brings is written here too, where the edit can then change it. */
    private List<EditPlan> ownCopy(Spot holder, int depth) throws RefusedEditException {
        PathElement step = steps.elements().get(depth);
        if (policy == SharedText.REFUSE) {
            Optional<SourceNode> target =
                    holder.node().children().stream()
                            .filter(SourceNode.Alias.class::isInstance)
                            .map(alias -> ((SourceNode.Alias) alias).target())
                            .filter(node -> node != null)
                            .findFirst()
                            .map(node -> node);
            throw refusal(target.orElse(holder.node()));
        }
        JsonValue value = Locating.value(document.value(), steps.elements(), depth + 1);
        return step instanceof PathElement.Name(String name)
                ? new KeyInsertion(document).plans(holder, name, value, Optional.empty())
                : List.of();
    }

    private List<EditPlan> anchors(Spot spot, boolean whole) throws RefusedEditException {
        List<SourceNode> anchored = new ArrayList<>(spot.chain());
        if (whole) {
            anchored.addAll(Locating.all(spot.node()));
        }
        for (SourceNode node : anchored) {
            if (node.anchor().isEmpty()) {
                continue;
            }
            Optional<SourceNode.Alias> outside =
                    Locating.aliasesOf(nodes, node).stream()
                            .filter(alias -> !whole || !inside(alias, spot.node()))
                            .findFirst();
            if (outside.isPresent()) {
                refuseUnlessAllowed(node);
                return moved(node, outside.get());
            }
        }
        return List.of();
    }

    private static boolean inside(SourceNode inner, SourceNode outer) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }

    /** The anchor goes to its first alias, which gets the text of what it stands for. */
    private List<EditPlan> moved(SourceNode node, SourceNode.Alias alias)
            throws RefusedEditException {
        String anchor = "&" + alias.name();
        int anchorAt = document.text().indexOf(anchor, node.start());
        Optional<Value> target = new Values(document).of(alias);
        if (anchorAt < 0 || anchorAt >= Math.max(node.content(), node.end()) || target.isEmpty()) {
            throw new RefusedEditException(
                    new EditRefusal.Unsuited(steps, EditRefusalPhrase.FORM_ANCHOR));
        }
        int behind = anchorAt + anchor.length();
        int to = document.source().skipBlanks(behind);
        int from = anchorAt;
        boolean endsLine = to >= document.source().lineEnd(behind);
        if (endsLine) {
            to = behind;
            while (from > 0 && document.text().charAt(from - 1) == ' ') {
                from--;
            }
        }
        JsonValue value = target.get().value();
        EditPlan.Splice drop = new EditPlan.Splice(from, to, "");
        String flow =
                anchor
                        + " "
                        + new FlowWriting(document.style(), ScalarStyle.PLAIN)
                                .value(value, wish(node));
        EditPlan.Splice put = new EditPlan.Splice(alias.start(), alias.end(), flow);
        List<EditPlan> plans = new ArrayList<>();
        if (isFilled(value) && !target.get().spot().insideFlow()) {
            plans.addAll(blockCopy(target.get(), anchor, drop));
        }
        plans.add(plan(List.of(drop, put)));
        return plans;
    }

    private List<EditPlan> blockCopy(Value target, String anchor, EditPlan.Splice drop) {
        List<EditPlan> plans = new ArrayList<>();
        for (EditPlan copy : new ValueReplacement(document).plans(target.spot(), target.value())) {
            EditPlan.Splice splice = copy.splices().getFirst();
            boolean ownLine = splice.text().startsWith(document.style().lineBreak());
            boolean dashed =
                    target.spot().parent() != null
                            && target.spot().parent().node() instanceof SourceNode.Sequence;
            if (copy.splices().size() == 1 && ownLine && !dashed) {
                plans.add(
                        plan(
                                List.of(
                                        drop,
                                        new EditPlan.Splice(
                                                splice.from(),
                                                splice.to(),
                                                " " + anchor + splice.text()))));
            }
        }
        return plans;
    }

    private static EditPlan plan(List<EditPlan.Splice> splices) {
        return new EditPlan(
                splices,
                splices.stream().map(s -> new EditPlan.Stretch(s.from(), s.to())).toList(),
                List.of());
    }

    private static boolean isFilled(JsonValue value) {
        return (value instanceof JsonObject object && !object.isEmpty())
                || (value instanceof JsonArray array && !array.isEmpty());
    }

    private static ScalarStyle wish(SourceNode node) {
        return node instanceof SourceNode.Text text && !text.isBlock()
                ? text.style()
                : ScalarStyle.PLAIN;
    }

    private void refuseUnlessAllowed(SourceNode shared) throws RefusedEditException {
        if (policy == SharedText.REFUSE) {
            throw refusal(shared);
        }
    }

    private RefusedEditException refusal(SourceNode shared) {
        TreeSet<Integer> lines = new TreeSet<>();
        lines.add(document.source().lineNumber(shared.start()));
        Locating.aliasesOf(nodes, shared)
                .forEach(alias -> lines.add(document.source().lineNumber(alias.start())));
        String name = shared.anchor().orElse("");
        return new RefusedEditException(new EditRefusal.Shared(steps, name, List.copyOf(lines)));
    }

    /** A place with the value that stands there. */
    private record Value(Spot spot, JsonValue value) {}

    /** Finds the place of an alias and what it stands for, by walking text and value together. */
    private static final class Values {
        private final Locating locating;
        private final SourceDocument document;

        Values(SourceDocument document) {
            this.document = document;
            this.locating = new Locating(document.source());
        }

        Optional<Value> of(SourceNode.Alias alias) {
            return in(new Spot(null, 0, document.root()), document.value(), alias);
        }

        private Optional<Value> in(Spot spot, JsonValue value, SourceNode.Alias alias) {
            if (spot.node().start() == alias.start() && spot.node() instanceof SourceNode.Alias) {
                return Optional.of(new Value(spot, value));
            }
            if (!inside(alias, spot.node())) {
                return Optional.empty();
            }
            return switch (spot.node()) {
                case SourceNode.Mapping mapping -> inMapping(spot, mapping, value, alias);
                case SourceNode.Sequence list -> {
                    for (int i = 0; i < list.items().size(); i++) {
                        if (inside(alias, list.items().get(i))
                                && value instanceof JsonArray array) {
                            yield in(spot.below(i, list.items().get(i)), array.get(i), alias);
                        }
                    }
                    yield Optional.empty();
                }
                case SourceNode.Text _, SourceNode.Alias _ -> Optional.empty();
            };
        }

        private Optional<Value> inMapping(
                Spot spot, SourceNode.Mapping mapping, JsonValue value, SourceNode.Alias alias) {
            for (int i = 0; i < mapping.entries().size(); i++) {
                SourceNode.Entry entry = mapping.entries().get(i);
                if (!inside(alias, entry.value())) {
                    continue;
                }
                Spot below = spot.below(i, entry.value());
                if (Locating.isMerge(entry)) {
                    return merged(below, alias);
                }
                JsonValue child =
                        value instanceof JsonObject object
                                ? locating.keyOf(entry.key()).map(object::get).orElse(null)
                                : null;
                return child == null ? Optional.empty() : in(below, child, alias);
            }
            return Optional.empty();
        }

        /** What a merge key brings is no field of its own: its value is read from its target. */
        private Optional<Value> merged(Spot spot, SourceNode.Alias alias) {
            if (alias.target() == null || spot.node().start() != alias.start()) {
                return Optional.empty();
            }
            return valueOf(alias.target()).map(value -> new Value(spot, value));
        }

        private Optional<JsonValue> valueOf(SourceNode target) {
            return find(new Spot(null, 0, document.root()), document.value(), target);
        }

        private Optional<JsonValue> find(Spot spot, JsonValue value, SourceNode target) {
            if (spot.node().start() == target.start()
                    && spot.node().anchor().equals(target.anchor())) {
                return Optional.of(value);
            }
            if (spot.node() instanceof SourceNode.Mapping mapping
                    && value instanceof JsonObject object) {
                for (SourceNode.Entry entry : mapping.entries()) {
                    JsonValue child = locating.keyOf(entry.key()).map(object::get).orElse(null);
                    if (child != null && inside(target, entry.value())) {
                        return find(spot.below(0, entry.value()), child, target);
                    }
                }
            }
            if (spot.node() instanceof SourceNode.Sequence list
                    && value instanceof JsonArray array) {
                for (int i = 0; i < list.items().size() && i < array.size(); i++) {
                    if (inside(target, list.items().get(i))) {
                        return find(spot.below(i, list.items().get(i)), array.get(i), target);
                    }
                }
            }
            return Optional.empty();
        }
    }
}
