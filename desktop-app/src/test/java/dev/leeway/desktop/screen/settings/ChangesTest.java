package dev.leeway.desktop.screen.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.sample.Here;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Preferences.Setting;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.work.InlineWork;

import org.junit.jupiter.api.Test;

/** What was chosen in the settings is taken back step by step, and nothing else with it. */
class ChangesTest {
    private final SampleWorkspace sample = new SampleWorkspace();
    private final RecordingCommands commands = new RecordingCommands();
    private final Store store = new Store(Here.THREAD, sample.state());
    private final Desk desk =
            new Desk(store, commands, sample.text(), new InlineWork(), Here.THREAD, Readings.NONE);
    private final Changes changes = new Changes(desk);

    private Preferences now() {
        return store.state().preferences();
    }

    @Test
    void theLastChangeGoesFirstAndWhatWasDoneElsewhereStays() {
        boolean before = now().roomy();
        String language = now().language();
        changes.make(Setting.ROOMY, known -> known.withRoomy(!before));
        changes.make(Setting.LANGUAGE, known -> known.withLanguage("de"));
        desk.remember("applications", memory -> memory.filteredBy("shop"));
        assertThat(changes.newestProperty().get()).contains(Setting.LANGUAGE);

        changes.takeBack();
        assertThat(now().language()).isEqualTo(language);
        assertThat(now().roomy()).isEqualTo(!before);
        assertThat(now().list("applications").filter()).isEqualTo("shop");
        assertThat(commands.kept.getLast()).as("it is kept too").isEqualTo(now());

        changes.takeBack();
        changes.takeBack();
        assertThat(now().roomy()).isEqualTo(before);
        assertThat(changes.newestProperty().get()).isEmpty();
    }

    @Test
    void whatIsChosenAlreadyIsNoChange() {
        changes.make(Setting.LANGUAGE, known -> known.withLanguage(known.language()));

        assertThat(changes.newestProperty().get()).isEmpty();
    }
}
