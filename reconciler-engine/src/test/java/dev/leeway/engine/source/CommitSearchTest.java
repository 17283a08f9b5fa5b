package dev.leeway.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitSearchTest {
    private static final Commit COMMIT =
            new Commit(
                    "3f2c1ab" + "0".repeat(33),
                    "Scale up",
                    "Ada Lovelace",
                    "ada@example.com",
                    Instant.EPOCH,
                    List.of());

    private static boolean finds(String typed) {
        return CommitSearch.parse(typed).matches(COMMIT, "Scale up\n\nbecause of the Sale");
    }

    @Test
    void everyWordMustStandSomewhere() {
        assertThat(finds("")).isTrue();
        assertThat(finds("scale SALE")).isTrue();
        assertThat(finds("scale lovelace")).isTrue();
        assertThat(finds("scale down")).isFalse();
        assertThat(finds("\"of the sale\"")).isTrue();
        assertThat(finds("\"the of sale\"")).isFalse();
    }

    @Test
    void anIdIsFoundByItsBeginning() {
        assertThat(finds("3F2C1")).isTrue();
        assertThat(finds("2c1ab")).isFalse();
    }

    @Test
    void anAuthorIsFoundByNameAndAddress() {
        assertThat(finds("author:lovelace")).isTrue();
        assertThat(finds("author:\"Ada L\"")).isTrue();
        assertThat(finds("author:ada@example")).isTrue();
        assertThat(finds("author:bob scale")).isFalse();
    }

    @Test
    void pathsAndTextsAreTakenApart() {
        CommitSearch search =
                CommitSearch.parse("path:/apps/a b/ path:\"apps/ä b/\" diff:\"image: x\" up");
        assertThat(search.path()).isEqualTo("apps/ä b");
        assertThat(search.text()).isEqualTo("image: x");
        assertThat(search.words()).containsExactly("b/", "up");
        assertThat(CommitSearch.parse("   ").isAll()).isTrue();
        String odd = "a \"b\" \\ c/\\\"d";
        assertThat(CommitSearch.parse(CommitSearch.typedPath(odd)).path()).isEqualTo(odd);
    }
}
