package dev.leeway.product.benchmark;

import dev.leeway.engine.run.RunEvent;
import dev.leeway.engine.run.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Where the time of one run went, stage by stage. */
final class StageTimes implements RunListener {
    private final List<String> names = new ArrayList<>(List.of("open"));
    private final List<Long> begun = new ArrayList<>(List.of(System.nanoTime()));

    @Override
    public synchronized void on(RunEvent event) {
        if (event instanceof RunEvent.StageBegan began) {
            note(began.stage().name().toLowerCase(Locale.ROOT));
        } else if (event instanceof RunEvent.Ended) {
            note("end");
        }
    }

    private void note(String name) {
        names.add(name);
        begun.add(System.nanoTime());
    }

    /** Returns the milliseconds of each stage, in their order. */
    @Override
    public synchronized String toString() {
        StringJoiner text = new StringJoiner(", ");
        for (int i = 0; i + 1 < names.size(); i++) {
            text.add("%s %.0f".formatted(names.get(i), (begun.get(i + 1) - begun.get(i)) / 1e6));
        }
        return text.toString();
    }
}
