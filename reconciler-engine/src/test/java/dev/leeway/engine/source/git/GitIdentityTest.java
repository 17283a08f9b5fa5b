package dev.leeway.engine.source.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose name is taken, and whether commits are signed, as Git itself would decide it. */
class GitIdentityTest {
    @TempDir Path folder;
    private Path system;
    private Path home;

    @BeforeEach
    void configure() throws Exception {
        system = folder.resolve("system");
        home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(
                system,
                "[user]\n\tname = Machine\n\temail = machine@example.com\n"
                        + "[commit]\n\tgpgSign = true\n[gpg]\n\tformat = ssh\n");
    }

    private Optional<GitIdentity.Author> author(Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(more);
        environment.putIfAbsent("GIT_CONFIG_SYSTEM", system.toString());
        return GitIdentity.of(environment, home).read();
    }

    @Test
    void whatTheMachineSaysCountsWhereTheUserSaysNothing() throws Exception {
        assertThat(author(Map.of()))
                .hasValueSatisfying(
                        one -> {
                            assertThat(one.name()).isEqualTo("Machine");
                            assertThat(one.signing().orElseThrow().format()).isEqualTo("ssh");
                        });
        Files.writeString(home.resolve(".gitconfig"), "[user]\n\tname = Ada\n");
        assertThat(author(Map.of()))
                .hasValueSatisfying(
                        one -> {
                            assertThat(one.name()).isEqualTo("Ada");
                            assertThat(one.email()).isEqualTo("machine@example.com");
                            assertThat(one.signing()).isPresent();
                        });
        assertThat(author(Map.of("GIT_CONFIG_NOSYSTEM", "1"))).isEmpty();
    }

    @Test
    void aFileThatIsNamedStandsInForTheUsersOwn() throws Exception {
        Files.writeString(home.resolve(".gitconfig"), "[user]\n\tname = Ada\n");
        Path other = folder.resolve("other");
        Files.writeString(other, "[user]\n\tname = Bob\n[commit]\n\tgpgSign = false\n");

        assertThat(author(Map.of("GIT_CONFIG_GLOBAL", other.toString())))
                .hasValueSatisfying(
                        one -> {
                            assertThat(one.name()).isEqualTo("Bob");
                            assertThat(one.signing()).isEmpty();
                        });
    }

    @Test
    void whatTheEnvironmentNamesComesFirst() throws Exception {
        assertThat(author(Map.of("GIT_AUTHOR_NAME", "Cy")))
                .hasValueSatisfying(one -> assertThat(one.name()).isEqualTo("Cy"));
    }
}
