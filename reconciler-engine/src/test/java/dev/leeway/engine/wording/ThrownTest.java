package dev.leeway.engine.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;

/** No class is named to an operator. */
class ThrownTest {
    @Test
    void aMessageIsWhatIsSaid() {
        assertThat(Thrown.words(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
    }

    @Test
    void whatSaysNothingIsPutIntoWords() {
        assertThat(Thrown.words(new ConnectException())).isEqualTo("nothing answers there");
        assertThat(Thrown.words(new ClosedChannelException()))
                .isEqualTo("the connection was closed");
        assertThat(Thrown.words(new UnresolvedAddressException())).isEqualTo("unresolved address");
        assertThat(Thrown.words(new IOException(" "))).isEqualTo("the connection broke");
    }
}
