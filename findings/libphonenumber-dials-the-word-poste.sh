#!/usr/bin/env bash
# google-libphonenumber 3.2.47 (npm, Google's own code), Node 20.
# A French number with an extension, as people write it in a customer file: "01 23 45 67 89 poste 12".
# Expected (guess): the word is known, as it is of the country; if it is not, the text is refused.
# Seen: the words of English and Spanish are known, also in France, and the French one is dialled: each of its letters
#   is read as the digit of a telephone's keypad (p7 o6 s7 t8 e3), and the number is +331234567897678312, without an
#   extension and without an error. The Portuguese "ramal" is dialled, too; longer words ("Durchwahl") are refused.
#   isValidNumber says no, but parse and format do not ask it: one person gets another key with the word than without.
# Output seen:
#   ext       +33123456789 ext 12
#   anexo     +33123456789 ext 12
#   poste     +331234567897678312 ext none
#   ramal     +331234567897262512 ext none
#   Durchwahl refused
# Ends with 0 while it is so, with 1 once the word is known or refused.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --prefix . google-libphonenumber@3.2.47 > npm.log 2>&1 \
    || { cat npm.log; exit 2; }
cat > run.cjs <<'JS'
const { PhoneNumberUtil, PhoneNumberFormat } = require('google-libphonenumber');
const util = PhoneNumberUtil.getInstance();
const read = word => {
  try {
    const number = util.parse(`01 23 45 67 89 ${word} 12`, 'FR');
    return `${util.format(number, PhoneNumberFormat.E164)} ext ${number.getExtension() || 'none'}`;
  } catch (e) {
    return 'refused';
  }
};
const seen = {};
for (const word of ['ext', 'anexo', 'poste', 'ramal', 'Durchwahl']) {
  seen[word] = read(word);
  console.log(`${word.padEnd(9)} ${seen[word]}`);
}
process.exit(seen.ext === '+33123456789 ext 12' && seen.anexo === seen.ext
    && seen.poste === '+331234567897678312 ext none' ? 0 : 1);
JS
node run.cjs
