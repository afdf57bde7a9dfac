# Sourced by lvjw: where is a Java 25 or newer? Sets java_home, or says what to install and ends. Written for start-up
# time: which Java it is is read from its "release" file, and as few processes as possible are started.

# suits HOME: is there a Java 25 or newer in this folder?
suits() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      JAVA_VERSION=*)
        version=${line#JAVA_VERSION=}
        version=${version#\"}
        version=${version%%[!0-9]*}
        [ "${version:-0}" -ge 25 ]
        return
        ;;
    esac
  done <"$1/release"
  return 1
}

# on_path: sets java_home to the home of the java that PATH finds; fails when there is none.
on_path() {
  old_ifs=$IFS
  IFS=:
  for folder in $PATH; do
    [ -x "$folder/java" ] && break
  done
  IFS=$old_ifs
  java=${folder:-.}/java
  if [ -L "$java" ]; then java=$(readlink -f "$java"); fi
  java_home=${java%/*}/..
}

find_java() {
  if [ -n "${LVJW_JAVA_HOME:-}" ]; then
    java_home=$LVJW_JAVA_HOME
    suits "$java_home" && return
    echo "lvjw: LVJW_JAVA_HOME must name the home of a Java 25 or newer; $java_home isn't one." >&2
    exit 1
  fi
  java_home=${JAVA_HOME:-}
  [ -n "$java_home" ] && suits "$java_home" && return
  on_path && suits "$java_home" && return
  for java_home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/*; do
    suits "$java_home" && return
  done
  echo "lvjw: needs Java 25 or newer: install a JDK 25 (for example from https://adoptium.net) or set LVJW_JAVA_HOME." >&2
  exit 1
}
