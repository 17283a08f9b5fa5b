package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.state.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to say of the table.
 *
 * @param source what it is about
 * @param shown how many rows are shown
 * @param total how many rows are known
 * @param coming how many more the server announced
 * @param fresh how many rows came while the table was held still
 * @param lists how each of its lists is doing, by namespace
 */
public record TableStanding(
        Optional<TableSource> source,
        int shown,
        int total,
        long coming,
        int fresh,
        Map<String, ListState> lists) {
    static final TableStanding NONE = new TableStanding(Optional.empty(), 0, 0, 0, 0, Map.of());

    public TableStanding {
        lists = Map.copyOf(lists);
    }

    /** Returns whether something is still being listed for the first time. */
    public boolean loading() {
        return lists.values().stream()
                .anyMatch(list -> list.listedAt().isEmpty() && list.trouble().isEmpty());
    }

    /** Returns the troubles, by namespace, sorted. */
    public List<Map.Entry<String, ListTrouble>> troubles() {
        List<Map.Entry<String, ListTrouble>> troubles = new ArrayList<>();
        lists.forEach(
                (namespace, list) ->
                        list.trouble()
                                .ifPresent(trouble -> troubles.add(Map.entry(namespace, trouble))));
        troubles.sort(Map.Entry.comparingByKey());
        return troubles;
    }

    /**
     * How one list is doing.
     *
     * @param listedAt when it was last known to be whole
     * @param live whether changes come by themselves
     * @param trouble why it cannot be read at present
     */
    public record ListState(
            Optional<Instant> listedAt, boolean live, Optional<ListTrouble> trouble) {
        static final ListState NEW = new ListState(Optional.empty(), false, Optional.empty());
    }

    /**
     * Why a list cannot be read.
     *
     * @param forbidden whether rights are missing
     * @param trouble the words
     */
    public record ListTrouble(boolean forbidden, Trouble trouble) {}
}
