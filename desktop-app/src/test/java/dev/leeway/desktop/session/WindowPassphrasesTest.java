package dev.leeway.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.credential.CredentialException;
import dev.leeway.engine.credential.EncryptedFile;
import dev.leeway.engine.credential.Login;
import dev.leeway.engine.credential.Passphrases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The passphrase of a real encrypted file, typed into a window. */
@Execution(ExecutionMode.CONCURRENT)
class WindowPassphrasesTest {
    private static final Login LOGIN = new Login("ada", "t0ken-of-ada");
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir Path folder = Path.of("");

    private EncryptedFile file(WindowPassphrases passphrases) throws Exception {
        Path place = folder.resolve("credentials.json");
        new EncryptedFile(place, _ -> Optional.of("one".toCharArray()))
                .keep("git.example.com", LOGIN);
        return new EncryptedFile(place, passphrases);
    }

    @Test
    void aWrongPassphraseIsAskedForAgain() throws Exception {
        WindowPassphrases window = new WindowPassphrases(Passphrases.NOBODY, LONG);
        EncryptedFile file = file(window);
        List<Boolean> asked = new CopyOnWriteArrayList<>();
        List<String> typed = new ArrayList<>(List.of("two", "one"));
        window.askThrough(
                question -> {
                    asked.add(question.wrongBefore());
                    question.answer(typed.removeFirst().toCharArray());
                });

        assertThat(file.find("git.example.com")).contains(LOGIN);
        assertThat(asked).containsExactly(false, true);
        assertThat(file.find("git.example.com")).contains(LOGIN);
        assertThat(asked).as("it is known now").hasSize(2);

        file.lock();
        typed.add("one");
        assertThat(file.hosts()).containsExactly("git.example.com");
        assertThat(asked).as("locked again, asked again").containsExactly(false, true, false);
    }

    @Test
    void whatWasDeclinedIsNotAskedForUntilSomebodyWantsIt() throws Exception {
        WindowPassphrases window = new WindowPassphrases(Passphrases.NOBODY, LONG);
        EncryptedFile file = file(window);
        List<WindowPassphrases.Question> asked = new CopyOnWriteArrayList<>();
        window.askThrough(
                question -> {
                    asked.add(question);
                    question.decline();
                });

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> file.find("git.example.com"))
                    .isInstanceOf(CredentialException.class)
                    .hasMessageContaining("locked");
        }
        assertThat(asked).hasSize(1);

        window.askAgain();
        window.askThrough(question -> question.answer("one".toCharArray()));
        assertThat(file.find("git.example.com")).contains(LOGIN);
    }

    @Test
    void aQuestionThatNobodyAnswersIsGivenUpAndOver() throws Exception {
        WindowPassphrases window = new WindowPassphrases(Passphrases.NOBODY, Duration.ofMillis(20));
        List<WindowPassphrases.Question> asked = new CopyOnWriteArrayList<>();
        window.askThrough(asked::add);

        assertThat(window.ask(Passphrases.Occasion.LOCKED)).isEmpty();
        assertThat(asked).singleElement().matches(WindowPassphrases.Question::isOver);
        assertThat(window.ask(Passphrases.Occasion.LOCKED)).isEmpty();
        assertThat(asked).as("nor is it asked at the next fetch").hasSize(1);
    }

    @Test
    void theQuestionOfCancelledWorkIsOver() throws Exception {
        WindowPassphrases window = new WindowPassphrases(Passphrases.NOBODY, LONG);
        BlockingQueue<WindowPassphrases.Question> asked = new LinkedBlockingQueue<>();
        window.askThrough(asked::add);
        BlockingQueue<String> over = new LinkedBlockingQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<char[]>> work =
                    threads.submit(() -> window.ask(Passphrases.Occasion.LOCKED));
            WindowPassphrases.Question question = asked.poll(30, TimeUnit.SECONDS);
            assertThat(question).isNotNull();
            question.whenOver(() -> over.add("over"));
            work.cancel(true);
            assertThat(over.poll(30, TimeUnit.SECONDS)).isEqualTo("over");
        }
    }

    @Test
    void whatNeedsNobodyComesFirstAndWithoutAWindowNothingIsAsked() throws Exception {
        WindowPassphrases named =
                new WindowPassphrases(_ -> Optional.of("one".toCharArray()), LONG);
        named.askThrough(
                question -> {
                    throw new AssertionError("nobody needs to be asked");
                });
        assertThat(file(named).hosts()).containsExactly("git.example.com");
        assertThat(new WindowPassphrases(Passphrases.NOBODY, LONG).ask(Passphrases.Occasion.LOCKED))
                .isEmpty();
    }
}
