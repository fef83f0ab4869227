
# By obs-hooks: the machine's root is a tools root, and its own program builds the recipe.
recipe_build_@TYPE@() {
    cp -a "$BUILD_DIR/@FILES@/." "$BUILD_ROOT/" || cleanup_and_exit 1
    chroot "$BUILD_ROOT" /usr/bin/env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        TOPDIR="$TOPDIR" RECIPE="$RECIPEFILE" @PROGRAM@ < /dev/null || cleanup_and_exit 1 "@FAILED@"
    BUILD_SUCCEEDED=true
}
