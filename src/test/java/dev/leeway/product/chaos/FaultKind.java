package dev.leeway.product.chaos;

/** What strikes. */
enum FaultKind {
    KILLED("kill -9 of Leeway"),
    API_GONE("API server killed"),
    GIT_GONE("Git host gone"),
    GIT_TOKEN("Git token expired"),
    DISK_FULL("disk full"),
    SHORT_FILES("file size limit"),
    CLOCK("clock jumps"),
    STORM("429 storm"),
    CUT("connections cut"),
    HALF_OPEN("half-open connections"),
    TOKEN("cluster token expired"),
    ERRORS("409, 410, 500, 503"),
    LATE("late answers");

    private final String words;

    FaultKind(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
