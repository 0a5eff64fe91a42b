//! The key pairs of one team for one epoch, and who holds them.

use data_encoding::HEXUPPER;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::name::Name;
use super::secret::Secret;
use super::{Chance, OpenFault, OpeningKey, SealingKey, UnusableKey, Wrap};

/// What HPKE is told a wrap of a team's secret is for.
const WRAP: &str = "team-wrap/v1";

/// The private half of one epoch: the pair that opens reports and the pair that signs the next epoch.
pub struct TeamSecret(Secret);

/// The public half of one epoch, as its row keeps it. Worth nothing until
/// [`verify_chain`](super::verify_chain) has followed its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamEpoch {
    /// The team's id.
    pub team: Uuid,
    /// The epoch, from 1.
    pub epoch: i32,
    /// The public key that reports are sealed to, 32 bytes.
    pub sealing_key: Vec<u8>,
    /// The public key that the next epoch's signature is checked with, 32 bytes.
    pub signing_key: Vec<u8>,
    /// 64 bytes: by the installation's key for epoch 1, else by the epoch before. None until confirmed.
    pub signature: Option<Vec<u8>>,
    /// Whether nothing may be sealed to it any more.
    pub retired: bool,
}

/// Who holds a wrap of a team's secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamHolder {
    /// A member, by id.
    Person(Uuid),
    /// Escrow.
    Escrow,
}

impl TeamHolder {
    /// The word for the kind of holder in the database. Never change one.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Escrow => "escrow",
        }
    }

    /// The member's id; nil for escrow.
    pub const fn id(self) -> Uuid {
        match self {
            Self::Person(person) => person,
            Self::Escrow => Uuid::nil(),
        }
    }
}

impl TeamSecret {
    /// A new secret for a new epoch.
    pub fn generate(chance: &mut Chance) -> Self {
        Self(Secret::generate(chance))
    }

    /// The pair that opens what was sealed to this epoch.
    pub fn opening_key(&self) -> OpeningKey {
        OpeningKey::grow(&self.0.subkey("heard/v1/team/open"))
    }

    /// Seals this secret to a member's public key or to escrow's.
    ///
    /// # Errors
    /// [`UnusableKey`] if `to` is no usable public key.
    pub fn wrap(
        &self,
        to: &SealingKey,
        epoch: &TeamEpoch,
        holder: TeamHolder,
        chance: &mut Chance,
    ) -> Result<Wrap, UnusableKey> {
        to.wrap(WRAP, &epoch.wrap_name(holder), self.0.expose(), chance)
    }

    /// Opens a holder's wrap: a member's with the pair of the member's seed.
    ///
    /// # Errors
    /// An [`OpenFault`]; [`OpenFault::WrongKey`] if it opens to a secret that is not this epoch's.
    pub fn open_wrap(
        wrap: &Wrap,
        with: &OpeningKey,
        epoch: &TeamEpoch,
        holder: TeamHolder,
    ) -> Result<Self, OpenFault> {
        let secret = Self(with.open_secret(WRAP, &epoch.wrap_name(holder), wrap)?);
        let belongs = secret.opening_key().sealing_key().as_bytes() == epoch.sealing_key.as_slice()
            && secret.signing_public() == epoch.signing_key;
        if belongs {
            Ok(secret)
        } else {
            Err(OpenFault::WrongKey)
        }
    }

    /// What the team's tokens grow from.
    pub(super) fn token_secret(&self) -> Secret {
        self.0.subkey("heard/v1/team/token")
    }

    fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(self.0.subkey("heard/v1/team/sign").expose())
    }

    fn signing_public(&self) -> Vec<u8> {
        self.signing_key().verifying_key().to_bytes().to_vec()
    }
}

impl TeamEpoch {
    /// The first epoch of `team`. It has no signature until the installation's key confirms it.
    pub fn first(team: Uuid, secret: &TeamSecret) -> Self {
        Self::unsigned(team, 1, secret)
    }

    /// What two people read to each other to know that they mean the same key: eight groups of four.
    pub fn fingerprint(&self) -> String {
        let hash = Sha256::digest(self.signed_bytes());
        let shown = HEXUPPER.encode(&hash[..16]);
        let groups: Vec<&str> = (0..8)
            .map(|group| &shown[group * 4..group * 4 + 4])
            .collect();
        groups.join(" ")
    }

    /// Whether somebody typed this epoch's [`TeamEpoch::fingerprint`], however they typed it.
    pub fn is_read_as(&self, typed: &str) -> bool {
        plain(&self.fingerprint()) == plain(typed)
    }

    /// The epoch after this one, signed with this one's secret. The caller retires this one.
    pub fn next(&self, own_secret: &TeamSecret, next_secret: &TeamSecret) -> Self {
        let mut next = Self::unsigned(self.team, self.epoch + 1, next_secret);
        next.sign(&own_secret.signing_key());
        next
    }

    /// Signs `first`, the first epoch of another team, with the secret of this one: this team vouches for that one.
    pub fn vouch_for(&self, own_secret: &TeamSecret, first: &mut Self) {
        let signed = own_secret.signing_key().sign(&first.vouched_bytes(self));
        first.signature = Some(signed.to_bytes().to_vec());
    }

    /// The team's word, by the secret of this epoch, that `key` is the key of its member `person`. When the key turns,
    /// only members who have it get the next secret: whoever writes the database cannot slip a key of their own in.
    pub fn endorse(&self, own_secret: &TeamSecret, person: Uuid, key: &SealingKey) -> [u8; 64] {
        let member = self.member_name(person, key);
        own_secret.signing_key().sign(member.as_bytes()).to_bytes()
    }

    /// Whether `endorsement` is this epoch's word that `key` is the key of its member `person`.
    pub fn endorses(&self, person: Uuid, key: &SealingKey, endorsement: &[u8]) -> bool {
        let own = <[u8; 32]>::try_from(self.signing_key.as_slice())
            .ok()
            .and_then(|key| VerifyingKey::from_bytes(&key).ok());
        let signature = Signature::from_slice(endorsement).ok();
        own.zip(signature).is_some_and(|(own, signature)| {
            let member = self.member_name(person, key);
            own.verify_strict(member.as_bytes(), &signature).is_ok()
        })
    }

    fn member_name(&self, person: Uuid, key: &SealingKey) -> Name {
        Name::of(
            "team member",
            &[
                self.team.as_bytes(),
                &self.epoch.to_be_bytes(),
                person.as_bytes(),
                key.as_bytes(),
            ],
        )
    }

    fn unsigned(team: Uuid, epoch: i32, secret: &TeamSecret) -> Self {
        Self {
            team,
            epoch,
            sealing_key: secret.opening_key().sealing_key().as_bytes().to_vec(),
            signing_key: secret.signing_public(),
            signature: None,
            retired: false,
        }
    }

    pub(super) fn sign(&mut self, by: &SigningKey) {
        self.signature = Some(by.sign(&self.signed_bytes()).to_bytes().to_vec());
    }

    /// What a signature of an epoch is over: all that must never change.
    pub(super) fn signed_bytes(&self) -> Vec<u8> {
        Name::of(
            "team epoch",
            &[
                self.team.as_bytes(),
                &self.epoch.to_be_bytes(),
                &self.sealing_key,
                &self.signing_key,
            ],
        )
        .as_bytes()
        .to_vec()
    }

    /// What the signature of a first epoch is over where `voucher`, an epoch of another team, vouches for it.
    pub(super) fn vouched_bytes(&self, voucher: &Self) -> Vec<u8> {
        Name::of(
            "vouched epoch",
            &[
                voucher.team.as_bytes(),
                &voucher.epoch.to_be_bytes(),
                &self.signed_bytes(),
            ],
        )
        .as_bytes()
        .to_vec()
    }

    fn wrap_name(&self, holder: TeamHolder) -> Name {
        Name::of(
            "team secret",
            &[
                self.team.as_bytes(),
                &self.epoch.to_be_bytes(),
                holder.kind().as_bytes(),
                holder.id().as_bytes(),
            ],
        )
    }
}

/// A fingerprint as it was meant, however it was typed.
fn plain(fingerprint: &str) -> String {
    let letters = fingerprint.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}
