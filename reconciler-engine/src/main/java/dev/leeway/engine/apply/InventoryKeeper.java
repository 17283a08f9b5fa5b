package dev.leeway.engine.apply;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.Inventory;
import dev.leeway.engine.live.InventoryObject;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes one application's inventory in its cluster; every write is read back. */
final class InventoryKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(InventoryKeeper.class);

    static final ServedKind SECRET =
            new ServedKind(
                    new Gvk("", "v1", "Secret"), "secrets", true, Set.of("get", "list", "patch"));

    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final String application;
    private final String namespace;
    private final Duration timeout;

    InventoryKeeper(
            ClusterReader reader,
            ClusterWriter writer,
            String application,
            String namespace,
            Duration timeout) {
        this.reader = reader;
        this.writer = writer;
        this.application = application;
        this.namespace = namespace;
        this.timeout = timeout;
    }

    /** What became of writing it. */
    sealed interface Kept {
        /** It stands in the cluster as it was written. */
        record Written(InventoryState.Found state) implements Kept {}

        /** It does not; says why and what it means. */
        record NotWritten(Wording said) implements Kept {}

        /**
         * It was sent, and does not stand there for certain.
         *
         * @param version the version that the server gave it; empty when it did not answer
         */
        record NotKnown(Wording said, String version) implements Kept {}
    }

    ResourceKey key() {
        return InventoryObject.key(application, namespace);
    }

    /** Reads it from the server, past anything kept. */
    InventoryState read() throws InterruptedException {
        return InventoryObject.read(
                reader.readNow(key(), SECRET, timeout),
                shards -> {
                    Map<ResourceKey, LiveState> states = new HashMap<>();
                    for (ResourceKey shard : shards) {
                        states.put(shard, reader.readNow(shard, SECRET, timeout));
                    }
                    return states;
                });
    }

    /**
     * Writes it, if nobody else did since it was read.
     *
     * @param before what was read
     */
    Kept write(InventoryState before, Inventory inventory) throws InterruptedException {
        if (before instanceof InventoryState.Found found && found.inventory().equals(inventory)) {
            return new Kept.Written(found);
        }
        InventoryObject.Parts parts = InventoryObject.parts(application, namespace, inventory);
        Optional<Wording> unwritten = writeShards(parts.shards());
        if (unwritten.isPresent()) {
            return new Kept.NotWritten(unwritten.get());
        }
        Kept kept = writeParent(before, inventory, parts.parent());
        if (kept instanceof Kept.Written && (!parts.shards().isEmpty() || sharded(before))) {
            clearShards(parts.shards());
        }
        return kept;
    }

    private boolean sharded(InventoryState before) {
        return !InventoryObject.parts(application, namespace, before.known()).shards().isEmpty();
    }

    /** Writes the shards before the parent that names them; they never change afterwards. */
    private Optional<Wording> writeShards(List<Manifest> shards) throws InterruptedException {
        for (Manifest shard : shards) {
            WriteResult result =
                    writer.apply(
                            new ApplyRequest(
                                    shard.key(),
                                    SECRET,
                                    shard,
                                    InventoryObject.MANAGER,
                                    false,
                                    "",
                                    timeout));
            if (!(result instanceof WriteResult.Written)) {
                return Optional.of(
                        InventoryPhrase.PART_UNWRITTEN.of(
                                Wording.quoted(shard.key().toString()), result.trouble()));
            }
        }
        return Optional.empty();
    }

    /**
     * Deletes shards that the parent names no more. What stays because of trouble does no harm: no
     * parent names it, and the next writing clears it.
     */
    private void clearShards(List<Manifest> current) throws InterruptedException {
        Map.Entry<String, String> label = InventoryObject.shardLabel(application, namespace);
        Set<String> kept = new HashSet<>();
        current.forEach(shard -> kept.add(shard.name()));
        try {
            for (Manifest shard :
                    reader.labelled(SECRET, namespace, label.getKey(), label.getValue(), timeout)) {
                if (!kept.contains(shard.name())) {
                    writer.delete(
                            new DeleteRequest(
                                    shard.key(),
                                    SECRET,
                                    shard.uid(),
                                    shard.resourceVersion(),
                                    DeleteRequest.Propagation.BACKGROUND,
                                    timeout));
                }
            }
        } catch (ClusterException unlisted) {
            LOG.info("Old parts of {} stay for now: {}", key(), unlisted.getMessage());
        }
    }

    private Kept writeParent(InventoryState before, Inventory inventory, Manifest parent)
            throws InterruptedException {
        WriteResult result =
                writer.apply(
                        new ApplyRequest(
                                key(),
                                SECRET,
                                parent,
                                InventoryObject.MANAGER,
                                false,
                                before.version(),
                                timeout));
        return switch (result) {
            case WriteResult.Written written ->
                    readBack(inventory, written.object().resourceVersion());
            // The answer was lost; what stands there tells whether it was written.
            case WriteResult.Unknown _ -> readBack(inventory, "");
            case WriteResult.Outdated outdated ->
                    new Kept.NotWritten(InventoryPhrase.CHANGED.of(outdated.message()));
            case WriteResult.Conflicting conflicting ->
                    new Kept.NotWritten(
                            InventoryPhrase.FOREIGN.of(
                                    key().toString(), conflicting.conflicts().toString()));
            case WriteResult.Rejected rejected ->
                    new Kept.NotWritten(
                            InventoryPhrase.REFUSED.of(
                                    Wording.quoted(key().toString()), rejected.said()));
            case WriteResult.NotSent notSent ->
                    new Kept.NotWritten(InventoryPhrase.NOT_SENT.of(notSent.said()));
            case WriteResult.AlreadyGone _ ->
                    new Kept.NotWritten(InventoryPhrase.VANISHED.of(key().toString()));
        };
    }

    private Kept readBack(Inventory wanted, String version) throws InterruptedException {
        InventoryState state = read();
        return switch (state) {
            case InventoryState.Found found when found.inventory().equals(wanted) ->
                    new Kept.Written(found);
            case InventoryState.Found _ ->
                    new Kept.NotKnown(
                            InventoryPhrase.READS_OTHERWISE.of(key().toString()), version);
            case InventoryState.NoneYet _ ->
                    new Kept.NotKnown(InventoryPhrase.NOT_THERE.of(key().toString()), version);
            case InventoryState.Unreadable unreadable ->
                    new Kept.NotKnown(unreadable.said(), version);
        };
    }
}
