#!/bin/sh
# kiwi 9.24 does not tell debootstrap for which architecture its --target-arch is.
case " $* " in
*" --arch"*) exec /usr/sbin/debootstrap "$@" ;;
*) exec /usr/sbin/debootstrap --arch="$DEBARCH" "$@" ;;
esac
