package loa

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// Cipher encrypts what a host stores. Place says where the text stands, such as
// "order-7/pin": a cipher that authenticates binds the text to it (as additional
// data), so that one customer's PIN cannot be moved into another's record. Hosts
// implement it over a key service; the example has AES-GCM.
//
// Implementations are safe for what their callers do at once, and name no plain text
// in their errors.
type Cipher interface {
	// Encrypt returns the ciphertext of plain, which is not kept.
	Encrypt(plain []byte, place string) ([]byte, error)
	// Decrypt returns what Encrypt was given. It fails for a text that was
	// encrypted for another place, or changed since.
	Decrypt(text []byte, place string) ([]byte, error)
}

// ErrCipher is matched by the errors of encrypting and decrypting, beside the
// cipher's own.
var ErrCipher = errors.New("loa: cipher")

// encrypted marks the text of a secret that is encrypted; base64 follows.
const encrypted = "encrypted:"

func isEncrypted(s string) bool { return strings.HasPrefix(s, encrypted) }

// EncryptRecord returns r with its secrets and its account number encrypted, each for
// the place id/field, such as "csr-9/account_number". They are withheld from then on:
// they encode as ciphertext, and what is read back is withheld until [DecryptRecord]
// is given the same id. What is empty, or encrypted already, stays as it is. It fails
// with [ErrCipher], as its companions do.
func EncryptRecord(r Record, id string, c Cipher) (Record, error) {
	var err error
	if r.AccountNumber, err = r.AccountNumber.encrypt(id, c); err != nil {
		return r, err
	}
	r.Credentials, err = EncryptCredentials(r.Credentials, id, c)
	return r, err
}

// DecryptRecord undoes [EncryptRecord]. What is not encrypted stays as it is.
func DecryptRecord(r Record, id string, c Cipher) (Record, error) {
	var err error
	if r.AccountNumber, err = r.AccountNumber.decrypt(id, c); err != nil {
		return r, err
	}
	r.Credentials, err = DecryptCredentials(r.Credentials, id, c)
	return r, err
}

// EncryptLetter returns l with its account number encrypted for the place
// id/account_number. It is for the store alone: the signature is of the plain number,
// so that a letter is decrypted before it is validated, verified or printed.
func EncryptLetter(l Letter, id string, c Cipher) (Letter, error) {
	var err error
	l.AccountNumber, err = l.AccountNumber.encrypt(id, c)
	return l, err
}

// DecryptLetter undoes [EncryptLetter]. What is not encrypted stays as it is.
func DecryptLetter(l Letter, id string, c Cipher) (Letter, error) {
	var err error
	l.AccountNumber, err = l.AccountNumber.decrypt(id, c)
	return l, err
}

// EncryptCredentials is [EncryptRecord] for credentials alone.
func EncryptCredentials(cr Credentials, id string, c Cipher) (Credentials, error) {
	return cr, cr.each(func(field string, s *secret) error {
		if s.p == nil || s.withheld {
			return nil
		}
		text, err := encrypt(*s.p, id+"/"+field, c)
		if err == nil {
			*s = newSecret(text)
		}
		return err
	})
}

// DecryptCredentials undoes [EncryptCredentials]. What is not encrypted stays as it
// is.
func DecryptCredentials(cr Credentials, id string, c Cipher) (Credentials, error) {
	return cr, cr.each(func(field string, s *secret) error {
		if s.p == nil || !s.withheld {
			return nil
		}
		plain, err := decrypt(*s.p, id+"/"+field, c)
		if err == nil {
			*s = newSecret(plain)
		}
		return err
	})
}

// each calls f for the secrets, by the names of their fields, until one fails.
func (c *Credentials) each(f func(string, *secret) error) error {
	for _, s := range []struct {
		field string
		s     *secret
	}{
		{"pin", &c.PIN.secret}, {"ssn4", &c.SSN4.secret}, {"tax_id", &c.TaxID.secret}, {"device_id", &c.DeviceID.secret},
	} {
		if err := f(s.field, s.s); err != nil {
			return err
		}
	}
	return nil
}

func (a AccountNumber) encrypt(id string, c Cipher) (AccountNumber, error) {
	if a.IsZero() || a.IsWithheld() {
		return a, nil
	}
	text, err := encrypt(a.stored(), id+"/account_number", c)
	if err != nil {
		return a, err
	}
	return NewAccountNumber(text), nil
}

func (a AccountNumber) decrypt(id string, c Cipher) (AccountNumber, error) {
	if !a.IsWithheld() {
		return a, nil
	}
	plain, err := decrypt(a.stored(), id+"/account_number", c)
	if err != nil {
		return a, err
	}
	return NewAccountNumber(plain), nil
}

func encrypt(plain, place string, c Cipher) (string, error) {
	b, err := c.Encrypt([]byte(plain), place)
	if err != nil {
		return "", fmt.Errorf("%w: %s: %w", ErrCipher, place, err)
	}
	return encrypted + base64.RawURLEncoding.EncodeToString(b), nil
}

func decrypt(text, place string, c Cipher) (string, error) {
	b, err := base64.RawURLEncoding.DecodeString(strings.TrimPrefix(text, encrypted))
	if err != nil {
		return "", fmt.Errorf("%w: %s: not base64", ErrCipher, place)
	}
	if b, err = c.Decrypt(b, place); err != nil {
		return "", fmt.Errorf("%w: %s: %w", ErrCipher, place, err)
	}
	return string(b), nil
}
