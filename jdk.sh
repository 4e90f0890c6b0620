# Sourced by run and test: sets JAVA_HOME to a JDK 25 or newer and makes sure of Maven 3.8 or newer, or stops.

is_jdk25() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${major:-0}" -ge 25 ]
}

# the JDK behind the javac on PATH, or nothing
jdk_on_path() {
    javac=$(command -v javac) || return 0
    while [ -L "$javac" ]; do
        link=$(readlink "$javac")
        case $link in /*) javac=$link ;; *) javac=$(dirname "$javac")/$link ;; esac
    done
    dirname "$(dirname "$javac")"
}

find_jdk() {
    for jdk in "${JAVA_HOME:-}" "$(jdk_on_path)" /usr/lib/jvm/* /opt/* /opt/*/* "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$jdk" ] && is_jdk25 "$jdk"; then
            JAVA_HOME=$jdk
            export JAVA_HOME
            return
        fi
    done
    if [ -x /usr/libexec/java_home ] && jdk=$(/usr/libexec/java_home -v 25+ 2>/dev/null) && is_jdk25 "$jdk"; then
        JAVA_HOME=$jdk
        export JAVA_HOME
        return
    fi
    echo "No JDK 25 or newer found: install one (for example Eclipse Temurin 25) and set JAVA_HOME to it." >&2
    exit 1
}

# installs Debian packages when that is possible without asking anybody
apt_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    { apt-get install -y --no-install-recommends "$@" || { apt-get update && apt-get install -y --no-install-recommends "$@"; }; } \
        >/dev/null 2>&1
}

need_maven() {
    command -v mvn >/dev/null || apt_install maven || {
        echo "Maven 3.8 or newer is needed: install it (Debian, Ubuntu: apt-get install maven; macOS: brew install maven)." >&2
        exit 1
    }
    version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p')
    case ${version:-0.0} in
        [012].* | 3.[0-7])
            echo "Maven ${version:-} is too old: install 3.8 or newer." >&2
            exit 1
            ;;
    esac
    # Maven 3.8's own libraries would otherwise print a warning about Unsafe
    MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
    export MAVEN_OPTS
}

# file names in Chinese need a UTF-8 locale
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX) LC_ALL=C.UTF-8 && export LC_ALL ;;
esac

find_jdk
