package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.desktop.command.CommandException;
import dev.leeway.desktop.state.Route;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Optional;

class OpeningWishTest {
    @Test
    void withoutAWordNothingIsWished() throws Exception {
        assertThat(OpeningWish.of(Optional.empty()))
                .isEqualTo(new OpeningWish(Optional.empty(), Optional.empty()));
    }

    @Test
    void aLinkIsAPlace() throws Exception {
        OpeningWish wish = OpeningWish.of(Optional.of("leeway://applications/checkout/drift"));
        assertThat(wish.place()).contains(new Route.Application("checkout", Route.Tab.DRIFT));
        assertThat(wish.file()).isEmpty();
    }

    @Test
    void desktopsHandOverFilesAsAddresses() throws Exception {
        assertThat(OpeningWish.of(Optional.of("file:///home/ann/two%20words/leeway.yaml")).file())
                .contains(Path.of("/home/ann/two words/leeway.yaml"));
        assertThat(OpeningWish.of(Optional.of("file://localhost/home/ann/a%25b.yaml")).file())
                .contains(Path.of("/home/ann/a%b.yaml"));
    }

    @Test
    void aPathStaysAsItIs() throws Exception {
        assertThat(OpeningWish.of(Optional.of("shop/100%25.yaml")).file())
                .contains(Path.of("shop/100%25.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file://elsewhere/leeway.yaml", "file:///a b", "file:relative.yaml"})
    void whatIsNoFileHereIsSaid(String written) {
        assertThatThrownBy(() -> OpeningWish.of(Optional.of(written)))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(written)
                .hasMessageContaining("no file on this machine");
    }

    @Test
    void aLinkToNowhereIsSaid() {
        assertThatThrownBy(() -> OpeningWish.of(Optional.of("leeway://kitchen/sink/1")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("leads to no place");
    }
}
