package dev.leeway.engine.apply;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldMarks;
import dev.leeway.engine.live.Inventory;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Places and releases the holds of one application in its cluster; every write is read back. Safe
 * for use from several threads and, through the object's resource version, from several Leeways.
 */
public final class HoldKeeper {
    private static final int ATTEMPTS = 4;

    private final InventoryKeeper inventory;
    private final ClusterWriter writer;
    private final Duration timeout;

    /** Makes one for an application in its destination namespace. */
    public HoldKeeper(
            ClusterReader reader,
            ClusterWriter writer,
            String application,
            String namespace,
            Duration timeout) {
        this.inventory = new InventoryKeeper(reader, writer, application, namespace, timeout);
        this.writer = writer;
        this.timeout = timeout;
    }

    /** What became of a change. */
    public sealed interface Result {
        /**
         * It stands in the cluster.
         *
         * @param holds every hold that stands there now
         */
        record Kept(List<HoldMark> holds) implements Result {
            public Kept {
                holds = List.copyOf(holds);
            }
        }

        /**
         * It does not, or that is not known.
         *
         * @param said why, and what to do next
         */
        record NotKept(Wording said) implements Result {}
    }

    /** Returns the object that carries the holds. */
    public ResourceKey key() {
        return inventory.key();
    }

    /** Reads the holds from the server, past anything kept. */
    public InventoryState read() throws InterruptedException {
        return inventory.read();
    }

    /** Places a hold; one of the same id is replaced. */
    public Result place(HoldMark hold) throws InterruptedException {
        return placeInsteadOf(hold, other -> other.id().equals(hold.id()));
    }

    /** Places a hold and takes others away, in one write. */
    public Result placeInsteadOf(HoldMark hold, Predicate<HoldMark> replaced)
            throws InterruptedException {
        return change(
                holds -> {
                    List<HoldMark> all =
                            new ArrayList<>(holds.stream().filter(replaced.negate()).toList());
                    all.removeIf(other -> other.id().equals(hold.id()));
                    all.add(hold);
                    return all;
                });
    }

    /** Puts back the holds that stood there before, if these stand there now. */
    public Result putBack(List<HoldMark> now, List<HoldMark> before) throws InterruptedException {
        return change(holds -> holds.equals(now) ? before : holds);
    }

    /** Takes a hold away; one that is not there is as good as taken away. */
    public Result release(String id) throws InterruptedException {
        return change(holds -> without(holds, id));
    }

    private static List<HoldMark> without(List<HoldMark> holds, String id) {
        return holds.stream().filter(hold -> !hold.id().equals(id)).toList();
    }

    private Result change(UnaryOperator<List<HoldMark>> change) throws InterruptedException {
        Wording last = Wording.none();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            switch (inventory.read()) {
                case InventoryState.Unreadable unreadable -> {
                    return new Result.NotKept(unreadable.said());
                }
                case InventoryState.NoneYet none -> {
                    List<HoldMark> wanted = change.apply(List.of());
                    if (wanted.isEmpty()) {
                        return new Result.Kept(wanted);
                    }
                    switch (inventory.write(none, Inventory.EMPTY)) {
                        case InventoryKeeper.Kept.NotWritten not -> last = not.said();
                        case InventoryKeeper.Kept.NotKnown not -> last = not.said();
                        case InventoryKeeper.Kept.Written _ -> {}
                    }
                }
                case InventoryState.Found found -> {
                    List<HoldMark> wanted = change.apply(found.holds());
                    if (wanted.equals(found.holds())) {
                        return new Result.Kept(wanted);
                    }
                    last = write(wanted, found.resourceVersion());
                }
            }
        }
        return new Result.NotKept(
                last.isEmpty() ? InventoryPhrase.KEPT_CHANGING.of(key().toString()) : last);
    }

    /** Sends the annotation; returns why it was refused. Whether it stands, the next read tells. */
    private Wording write(List<HoldMark> holds, String basedOn) throws InterruptedException {
        WriteResult result =
                writer.apply(
                        new ApplyRequest(
                                key(),
                                InventoryKeeper.SECRET,
                                body(holds),
                                HoldMarks.MANAGER,
                                false,
                                basedOn,
                                timeout));
        return switch (result) {
            case WriteResult.Written _ -> Wording.none();
            case WriteResult.Unknown unknown -> unknown.said();
            case WriteResult.Outdated outdated -> Wording.quoted(outdated.message());
            case WriteResult.Conflicting conflicting ->
                    InventoryPhrase.HOLDS_FOREIGN.of(
                            key().toString(), conflicting.conflicts().toString());
            case WriteResult.Rejected rejected ->
                    InventoryPhrase.HOLD_REFUSED.of(
                            Wording.quoted(key().toString()), rejected.said());
            case WriteResult.NotSent notSent -> InventoryPhrase.HOLD_NOT_SENT.of(notSent.said());
            case WriteResult.AlreadyGone _ -> InventoryPhrase.VANISHED_WRITTEN.of(key().toString());
        };
    }

    private Manifest body(List<HoldMark> holds) {
        JsonObject.Builder metadata =
                JsonObject.builder().put("name", key().name()).put("namespace", key().namespace());
        if (!holds.isEmpty()) {
            metadata.put(
                    "annotations",
                    JsonObject.builder().put(HoldMarks.ANNOTATION, HoldMarks.text(holds)).build());
        }
        return new Manifest(
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "Secret")
                        .put("metadata", metadata.build())
                        .build());
    }
}
