<?php
/**
 * The forms that visitors fill in.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * What all of our forms share: they work without a script, each field has its label and its fault beside it, and what was typed stays there after one.
 */
final class Retention_Form {

	/**
	 * The field that says which form was sent.
	 */
	const WHICH = 'retention_do';

	/**
	 * The field that people cannot see: who fills it in is a machine.
	 */
	const TRAP = 'retention_website';

	/**
	 * The form's name.
	 *
	 * @var string
	 */
	private $name;

	/**
	 * What was typed, field to text.
	 *
	 * @var array<string, string>
	 */
	private $typed;

	/**
	 * What is wrong, field to sentence; "form" for all of it.
	 *
	 * @var array<string, string>
	 */
	private $faults;

	/**
	 * How many forms stand on the page: no two fields have one id.
	 *
	 * @var int
	 */
	private static $count = 0;

	/**
	 * Begins a form.
	 *
	 * @param string                $name   Its name.
	 * @param array<string, string> $typed  What was typed.
	 * @param array<string, string> $faults What is wrong with it.
	 */
	public function __construct( string $name, array $typed = array(), array $faults = array() ) {
		$this->name   = $name . '-' . ( ++self::$count );
		$this->typed  = $typed;
		$this->faults = $faults;
	}

	/**
	 * The field that catches machines, which people neither see nor reach nor hear.
	 */
	public function trap(): string {
		$id = esc_attr( $this->id( 'website' ) );
		return '<p class="retention-trap" aria-hidden="true"><label for="' . $id . '">' . esc_html__( 'Leave this empty', 'retention-for-woocommerce' ) . '</label><input type="text" id="' . $id . '" name="' . self::TRAP . '" value="" tabindex="-1" autocomplete="off" /></p>';
	}

	/**
	 * What is wrong with the form, in one place, with links to the fields; empty where nothing is.
	 */
	public function summary(): string {
		if ( ! $this->faults ) {
			return '';
		}
		$lines = '';
		foreach ( $this->faults as $field => $fault ) {
			$lines .= '<li>' . ( 'form' === $field ? esc_html( $fault ) : '<a href="#' . esc_attr( $this->id( $field ) ) . '">' . esc_html( $fault ) . '</a>' ) . '</li>';
		}
		return '<div class="retention-faults" role="alert" id="' . esc_attr( $this->id( 'faults' ) ) . '"><p>' . esc_html__( 'This was not sent:', 'retention-for-woocommerce' ) . '</p><ul>' . $lines . '</ul></div>';
	}

	/**
	 * A field of one line.
	 *
	 * @param string                $field Its name.
	 * @param string                $label Its label.
	 * @param array<string, string> $with  Further attributes; with "required" it has to be filled in.
	 */
	public function input( string $field, string $label, array $with = array() ): string {
		return $this->row( $field, $label, isset( $with['required'] ), '<input ' . $this->attributes( $field, $with + array( 'type' => 'text' ) ) . ' value="' . esc_attr( $this->typed[ $field ] ?? '' ) . '" />' );
	}

	/**
	 * A field of several lines.
	 *
	 * @param string                $field Its name.
	 * @param string                $label Its label.
	 * @param array<string, string> $with  Further attributes.
	 */
	public function area( string $field, string $label, array $with = array() ): string {
		return $this->row( $field, $label, isset( $with['required'] ), '<textarea ' . $this->attributes( $field, $with + array( 'rows' => '5' ) ) . '>' . esc_textarea( $this->typed[ $field ] ?? '' ) . '</textarea>' );
	}

	/**
	 * A choice.
	 *
	 * @param string                $field       Its name.
	 * @param string                $label       Its label.
	 * @param array<string, string> $choices     Value to words.
	 * @param bool                  $is_required Whether one has to be chosen; there is always one.
	 */
	public function choice( string $field, string $label, array $choices, bool $is_required = false ): string {
		$options = '';
		foreach ( $choices as $value => $words ) {
			$options .= '<option value="' . esc_attr( $value ) . '"' . selected( $this->typed[ $field ] ?? '', $value, false ) . '>' . esc_html( $words ) . '</option>';
		}
		return $this->row( $field, $label, $is_required, '<select ' . $this->attributes( $field, array() ) . '>' . $options . '</select>' );
	}

	/**
	 * A box, never ticked beforehand.
	 *
	 * @param string $field Its name.
	 * @param string $label Its words.
	 */
	public function box( string $field, string $label ): string {
		$id = esc_attr( $this->id( $field ) );
		return '<p class="retention-box"><input type="checkbox" id="' . $id . '" name="retention_' . esc_attr( $field ) . '" value="1"' . checked( $this->typed[ $field ] ?? '', '1', false ) . ' /><label for="' . $id . '">' . esc_html( $label ) . '</label></p>';
	}

	/**
	 * The button.
	 *
	 * @param string $words What happens when it is pressed.
	 */
	public static function button( string $words ): string {
		return '<p class="retention-send"><button type="submit" class="button wp-element-button">' . esc_html( $words ) . '</button></p>';
	}

	/**
	 * A label, its field, and what is wrong with it.
	 *
	 * @param string $field       The field's name.
	 * @param string $label       Its label.
	 * @param bool   $is_required Whether it has to be filled in.
	 * @param string $control     The field itself, escaped.
	 */
	private function row( string $field, string $label, bool $is_required, string $control ): string {
		$id    = esc_attr( $this->id( $field ) );
		$note  = $is_required ? '' : ' <span class="retention-optional">' . esc_html__( '(optional)', 'retention-for-woocommerce' ) . '</span>';
		$fault = isset( $this->faults[ $field ] ) ? '<span class="retention-fault" id="' . $id . '-fault">' . esc_html( $this->faults[ $field ] ) . '</span>' : '';
		return '<p class="retention-row"><label for="' . $id . '">' . esc_html( $label ) . $note . '</label>' . $control . $fault . '</p>';
	}

	/**
	 * The attributes of a field. The first one that is wrong has the focus.
	 *
	 * @param string                $field The field's name.
	 * @param array<string, string> $with  Further ones.
	 */
	private function attributes( string $field, array $with ): string {
		$with = array(
			'id'   => $this->id( $field ),
			'name' => 'retention_' . $field,
		) + $with;
		if ( isset( $this->faults[ $field ] ) ) {
			$with['aria-invalid']     = 'true';
			$with['aria-describedby'] = $this->id( $field ) . '-fault';
			if ( array_key_first( array_diff_key( $this->faults, array( 'form' => '' ) ) ) === $field ) {
				$with['autofocus'] = 'autofocus';
			}
		}
		$all = array();
		foreach ( $with as $name => $value ) {
			$all[] = esc_attr( $name ) . '="' . esc_attr( $value ) . '"';
		}
		return implode( ' ', $all );
	}

	/**
	 * The id of one of the form's elements.
	 *
	 * @param string $field The element.
	 */
	private function id( string $field ): string {
		return 'retention-' . $this->name . '-' . $field;
	}
}
