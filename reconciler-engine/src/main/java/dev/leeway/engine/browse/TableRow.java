package dev.leeway.engine.browse;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One object as a row of a table: small, because there may be tens of thousands. Immutable. */
public final class TableRow {
    private final String namespace;
    private final String name;
    private final String uid;
    private final long created;
    private final boolean ending;
    private final String[] cells;
    private final String[] labels;

    /**
     * Makes a row.
     *
     * @param namespace the object's namespace; empty for cluster-scoped ones
     * @param created when it was created, if known
     * @param ending whether it is being deleted
     * @param cells the cells' texts, one for each column
     * @param labels the object's labels
     */
    public TableRow(
            String namespace,
            String name,
            String uid,
            Optional<Instant> created,
            boolean ending,
            String[] cells,
            Map<String, String> labels) {
        this.namespace = namespace;
        this.name = name;
        this.uid = uid;
        this.created = created.map(Instant::getEpochSecond).orElse(Long.MIN_VALUE);
        this.ending = ending;
        this.cells = cells.clone();
        this.labels = new String[labels.size() * 2];
        int at = 0;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            this.labels[at++] = label.getKey();
            this.labels[at++] = label.getValue();
        }
    }

    /** Returns the namespace; empty for a cluster-scoped object. */
    public String namespace() {
        return namespace;
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the uid, or the empty string where the server gives none. */
    public String uid() {
        return uid;
    }

    /** Returns what tells the row from all others of its table. */
    public String id() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    /** Returns when the object was created, if known. */
    public Optional<Instant> created() {
        return created == Long.MIN_VALUE
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(created));
    }

    /** Returns whether the object is being deleted. */
    public boolean ending() {
        return ending;
    }

    /** Returns how many cells there are. */
    public int size() {
        return cells.length;
    }

    /** Returns a cell's text; empty where the server sent none. */
    public String cell(int column) {
        return column < cells.length ? cells[column] : "";
    }

    /** Returns a label's value, or null when the object does not carry it. */
    public @Nullable String label(String key) {
        for (int i = 0; i < labels.length; i += 2) {
            if (labels[i].equals(key)) {
                return labels[i + 1];
            }
        }
        return null;
    }

    /** Returns the labels, in the server's order. */
    public Map<String, String> labels() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            map.put(labels[i], labels[i + 1]);
        }
        return map;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TableRow row
                && namespace.equals(row.namespace)
                && name.equals(row.name)
                && uid.equals(row.uid)
                && created == row.created
                && ending == row.ending
                && Arrays.equals(cells, row.cells)
                && Arrays.equals(labels, row.labels);
    }

    @Override
    public int hashCode() {
        return 31 * namespace.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return "TableRow[" + id() + "]";
    }
}
