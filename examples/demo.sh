#!/bin/sh
# demo.sh CHIDAO FOLDER: load the examples into FOLDER and show what chidao answers about them.
set -eu
chidao=$1
folder=$2
here=$(dirname "$0")

# Bold on a terminal, plain into a file.
if [ -t 1 ]; then form='\n\033[1m%s\033[0m\n'; else form='\n%s\n'; fi
say() {
    # shellcheck disable=SC2059
    printf "$form" "$1"
}

rm -rf "$folder"
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

say "1. Load eleven invented documents of a province that does not exist"
"$chidao" load "$here/plans" --store "$folder/store"

say "2. What carries out conclusion 915-KL/TW of the Politburo, down to the communes?"
"$chidao" chain 915-KL/TW --down --store "$folder/store"

say "3. What must the culture and information office of Vân Khê district do, and by when?"
"$chidao" duties "Phòng Văn hóa và Thông tin" --of "huyện Vân Khê" --store "$folder/store"

say "4. The chain as a page: open it in any browser, no network is needed"
"$chidao" draw chain 915-KL/TW --store "$folder/store" -o "$folder/chain.html"
