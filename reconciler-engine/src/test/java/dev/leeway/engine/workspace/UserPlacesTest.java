package dev.leeway.engine.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserPlacesTest {
    private static final Path HOME = Path.of("/home/ada").toAbsolutePath();

    @Test
    void linuxFollowsTheBaseDirectories() {
        UserPlaces places = UserPlaces.of("Linux", Map.of(), HOME);
        assertThat(places.data()).isEqualTo(HOME.resolve(".local/share/leeway"));
        assertThat(places.state()).isEqualTo(HOME.resolve(".local/state/leeway"));
        assertThat(places.config()).isEqualTo(HOME.resolve(".config/leeway"));
        assertThat(places.cache()).isEqualTo(HOME.resolve(".cache/leeway"));
    }

    @Test
    void setBaseDirectoriesCountAndRelativeOnesDoNot() {
        Path elsewhere = Path.of("/mnt/data").toAbsolutePath();
        UserPlaces places =
                UserPlaces.of(
                        "Linux",
                        Map.of(
                                "XDG_DATA_HOME",
                                elsewhere.toString(),
                                "XDG_CACHE_HOME",
                                "relative/cache"),
                        HOME);
        assertThat(places.data()).isEqualTo(elsewhere.resolve("leeway"));
        assertThat(places.cache()).isEqualTo(HOME.resolve(".cache/leeway"));
    }

    @Test
    void macUsesTheLibrary() {
        UserPlaces places = UserPlaces.of("Mac OS X", Map.of(), HOME);
        assertThat(places.data()).isEqualTo(HOME.resolve("Library/Application Support/Leeway"));
        assertThat(places.cache()).isEqualTo(HOME.resolve("Library/Caches/Leeway"));
    }

    @Test
    void windowsUsesLocalApplicationStorage() {
        Path local = Path.of("/users/ada/local").toAbsolutePath();
        UserPlaces places =
                UserPlaces.of("Windows 11", Map.of("LOCALAPPDATA", local.toString()), HOME);
        assertThat(places.data()).isEqualTo(local.resolve("Leeway/data"));
        assertThat(places.state()).isEqualTo(local.resolve("Leeway/state"));
    }

    @Test
    void oneVariablePutsEverythingBelowOneFolder() {
        Path own = Path.of("/tmp/leeway-of-a-test").toAbsolutePath();
        UserPlaces places =
                UserPlaces.of("Mac OS X", Map.of(UserPlaces.HOME_VARIABLE, own.toString()), HOME);
        assertThat(places)
                .isEqualTo(
                        new UserPlaces(
                                own.resolve("data"),
                                own.resolve("state"),
                                own.resolve("config"),
                                own.resolve("cache"),
                                HOME));
    }
}
