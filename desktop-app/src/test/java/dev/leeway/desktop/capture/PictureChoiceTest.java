package dev.leeway.desktop.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which pictures are left when some are asked for. */
class PictureChoiceTest {
    private static List<String> names(List<View> views) {
        return views.stream().map(View::name).toList();
    }

    private static PictureChoice only(String... views) {
        return PictureChoice.everything().only(List.of(), List.of(views));
    }

    @Test
    void aViewThatIsAskedForIsTakenBeforeTheSyncAndAfterIt() {
        PictureChoice small = only("1024x700", "@2x");

        assertThat(names(small.beforeSync()))
                .containsExactly(
                        "dark-1024x700", "light-1024x700", "contrast-1024x700", "dark-960x540@2x");
        assertThat(names(small.afterSync())).isEqualTo(names(small.beforeSync()));
        assertThat(PictureChoice.everything().afterSync()).isEqualTo(View.usual());
    }

    @Test
    void aWholeNameIsAViewOfAnySize() {
        assertThat(names(only("light-1440x900@2x", "contrast-1920x1080").beforeSync()))
                .containsExactly("light-1440x900@2x", "contrast-1920x1080");
        assertThat(names(only("dark-1440x900").beforeSync())).containsExactly("dark-1440x900");
    }

    @Test
    void whatIsNoViewIsNamedAndNotPassedOver() {
        PictureChoice all = PictureChoice.everything();

        assertThat(all.unknown(List.of("dark-1024x700", "dusk", "dark-1440x900@9x")))
                .containsExactly("dusk", "dark-1440x900@9x");
        assertThat(all.unknown(List.of("dark", "light-1280x800@2x"))).isEmpty();
    }
}
