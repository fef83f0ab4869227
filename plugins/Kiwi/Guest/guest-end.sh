# In a machine of its own: the real build takes results from here.
cd /out/bundle
[ -n "$(ls)" ] || fail "found no image after kiwi had ended well; expected one in its bundle"
mv ./* "$TOPDIR/KIWI/"
