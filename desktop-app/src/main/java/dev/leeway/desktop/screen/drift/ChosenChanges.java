package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.state.ObjectState;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.proposal.TouchedObject;
import dev.leeway.engine.resource.Manifest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes of one object that something is to be done about.
 *
 * @param object the object
 * @param changes the changed fields; empty for the object as a whole
 */
record ChosenChanges(ObjectState object, List<FieldChange> changes) {
    ChosenChanges {
        changes = List.copyOf(changes);
    }

    /** Returns the changes of an object whose fields stand at these pointers. */
    static ChosenChanges of(ObjectState object, Set<String> pointers) {
        return new ChosenChanges(
                object,
                object.verdict().map(ResourceComparison::changes).orElse(List.of()).stream()
                        .filter(change -> pointers.contains(change.pointer()))
                        .toList());
    }

    /** Returns the fields. */
    Set<FieldPath> paths() {
        return changes.stream().map(FieldChange::path).collect(Collectors.toSet());
    }

    /** Returns what a proposal would bring into Git; empty where only one side has the object. */
    Optional<TouchedObject> touched() {
        return changes.isEmpty()
                ? Optional.empty()
                : object.verdict()
                        .flatMap(ResourceComparison::liveManifest)
                        .map(Manifest::root)
                        .map(
                                live ->
                                        new TouchedObject(
                                                object.key(),
                                                changes.stream().map(FieldChange::path).toList(),
                                                live));
    }
}
